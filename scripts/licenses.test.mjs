import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nameOf, shippedPackages } from './licenses.mjs';
import { root } from './paths.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');

test('the page of licenses names every package that ships (npm run licenses writes it)', () => {
  const names = shippedPackages(JSON.parse(read('package-lock.json'))).map(nameOf);
  const page = read('docs/help/licenses.md');

  // Packages for other platforms are in the lockfile without being installed here.
  expect(names.filter((name) => !page.includes(`| ${name} |`) && !name.startsWith('@img/'))).toEqual([]);
  expect(names.length).toBeGreaterThan(15);
});
