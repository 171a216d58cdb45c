import { expect, test } from 'vitest';
import { debianPackages, missingLibraries, parseOsRelease } from './system-libraries.mjs';

const ldd = `	linux-vdso.so.1 (0x00007ffd)
	libffmpeg.so => /cache/libffmpeg.so (0x00007f)
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
`;
const debian12 = parseOsRelease('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n');
const debian13 = parseOsRelease('ID=debian\nVERSION_ID="13"\n');
const debianUnstable = parseOsRelease('ID=debian\nVERSION_CODENAME=sid\n');
const ubuntu22 = parseOsRelease('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n');
const ubuntu24 = parseOsRelease('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n');

test('finds the libraries that ldd cannot find', () => {
  expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
});

test('reads the families of a system', () => {
  expect(parseOsRelease('ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n')).toEqual({
    id: 'linuxmint',
    like: ['linuxmint', 'ubuntu', 'debian'],
    version: 22,
  });
});

test.each([
  ['Debian 12', debian12, ['libasound2', 'libgtk-3-0', 'libnss3']],
  ['Debian 13', debian13, ['libasound2t64', 'libgtk-3-0t64', 'libnss3']],
  ['Debian unstable', debianUnstable, ['libasound2t64', 'libgtk-3-0t64', 'libnss3']],
  ['Ubuntu 22.04', ubuntu22, ['libasound2', 'libgtk-3-0', 'libnss3']],
  ['Ubuntu 24.04', ubuntu24, ['libasound2t64', 'libgtk-3-0t64', 'libnss3']],
])('names packages as %s does', (_, system, expected) => {
  const libraries = ['libgtk-3.so.0', 'libasound.so.2', 'libnss3.so', 'libsmime3.so'];

  expect(debianPackages(libraries, [], system)).toEqual({ packages: expected, unknown: [] });
});

test('adds the packages of missing programs', () => {
  expect(debianPackages([], ['xvfb-run', 'xauth'], debian12).packages).toEqual(['xauth', 'xvfb']);
});

test('says which libraries it does not know', () => {
  expect(debianPackages(['libnew.so.1'], [], debian12)).toEqual({ packages: [], unknown: ['libnew.so.1'] });
});
