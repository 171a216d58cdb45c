import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeZip, type ZipEntry } from '../../../test/fixtures/make-zip.ts';
import { openDataset } from './open-dataset.ts';
import type { OpenedPictures } from './opened-dataset.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let home: string;
let root: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'open-dataset-'));
  root = join(home, 'pets');
  mkdirSync(root);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(path: string, bytes: string | Uint8Array = JPEG): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
}

async function pictures(path = root): Promise<OpenedPictures> {
  const opened = await openDataset(path);
  if (opened.kind !== 'image') throw new Error('expected pictures');
  return opened;
}

const codes = (opened: OpenedPictures) => opened.problems.map((problem) => problem.code);

describe('class folders', () => {
  it('takes the folder as the class and sorts by path', async () => {
    put('dog/b.jpg');
    put('cat/sub/a.png', PNG);
    put('dog/a.jpg');

    const opened = await pictures();

    expect(opened.items).toEqual([
      { path: 'cat/sub/a.png', class: 'cat', part: null },
      { path: 'dog/a.jpg', class: 'dog', part: null },
      { path: 'dog/b.jpg', class: 'dog', part: null },
    ]);
    expect(opened.classes).toEqual(['cat', 'dog']);
    expect(opened.problems).toEqual([]);
  });

  it.each([
    ['train', 'val', 'test'],
    ['Train', 'valid', 'TEST'],
    ['training', 'validation', 'testing'],
  ])('reads %s, %s and %s as parts and not as classes', async (...names) => {
    for (const name of names) {
      put(`${name}/cat/1.jpg`);
      put(`${name}/dog/1.jpg`);
    }

    const opened = await pictures();

    expect(opened.classes).toEqual(['cat', 'dog']);
    expect(new Set(opened.items.map((item) => item.part))).toEqual(new Set(['train', 'val', 'test']));
    expect(opened.problems).toEqual([]);
  });

  it('keeps a class that is called train beside bus and tram', async () => {
    for (const label of ['train', 'bus', 'tram']) put(`${label}/1.jpg`);

    const opened = await pictures();

    expect(opened.classes).toEqual(['bus', 'train', 'tram']);
    expect(opened.items.every((item) => item.part === null)).toBe(true);
  });

  it('says when parts do not have the same classes', async () => {
    put('train/cat/1.jpg');
    put('train/dog/1.jpg');
    put('val/dog/1.jpg');

    expect(codes(await pictures())).toEqual(['image.classes-differ']);
  });

  it('goes down through a folder that is around everything', async () => {
    put('data/set/cat/1.jpg');
    put('data/set/dog/1.jpg');

    const opened = await pictures();

    expect(opened.items.map((item) => item.path)).toEqual(['cat/1.jpg', 'dog/1.jpg']);
    expect(Buffer.from(await opened.read(opened.items[0]!))).toEqual(JPEG);
  });

  it('takes a flat folder as one class of its name, and says so', async () => {
    put('1.jpg');
    put('2.jpg');

    const opened = await pictures();

    expect(opened.classes).toEqual(['pets']);
    expect(codes(opened)).toEqual(['image.no-class-folders']);
  });

  it('opens one picture alone', async () => {
    put('1.jpg');

    const opened = await pictures(join(root, '1.jpg'));

    expect(opened.items).toEqual([{ path: '1.jpg', class: 'pets', part: null }]);
  });

  it('keeps names in any script, with spaces and like options', async () => {
    for (const path of ['猫/一 二.jpg', 'Ёж/$(rm -rf ~).jpg', '--help/-rf.jpg', 'a;b/%41#?.jpg']) put(path);

    const opened = await pictures();

    expect(opened.items).toHaveLength(4);
    for (const item of opened.items) expect(await opened.read(item)).toHaveLength(JPEG.length);
  });
});

describe('what does not belong', () => {
  it('leaves out what systems leave behind and files that are not pictures', async () => {
    put('cat/1.jpg');
    put('cat/Thumbs.db', 'x');
    put('.git/objects/1.jpg');
    put('__MACOSX/cat/._1.jpg');
    put('dog/.DS_Store', 'x');
    put('dog/2.jpg');
    put('notes.txt', 'notes');

    const opened = await pictures();

    expect(opened.items.map((item) => item.path)).toEqual(['cat/1.jpg', 'dog/2.jpg']);
    expect(codes(opened).sort()).toEqual(['input.other-files', 'input.stray-files']);
    expect(opened.rejected).toEqual([]);
  });

  it('rejects by name what promises a picture and holds none', async () => {
    put('cat/ok.jpg');
    put('cat/text.jpg', 'not a picture at all');
    put('cat/empty.png', '');
    put('cat/old.bmp', Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'));
    put('loose.jpg');

    const opened = await pictures();

    expect(opened.items.map((item) => item.path)).toEqual(['cat/ok.jpg']);
    expect(opened.rejected.map(({ item, code }) => [item, code])).toEqual([
      ['cat/empty.png', 'image.empty-file'],
      ['cat/old.bmp', 'image.unsupported'],
      ['cat/text.jpg', 'image.not-a-picture'],
      ['loose.jpg', 'image.no-class'],
    ]);
  });

  it('recognizes pictures without an extension or with the wrong one', async () => {
    put('cat/noextension');
    put('cat/really-png.jpg', PNG);

    expect((await pictures()).items).toHaveLength(2);
  });

  it('names empty classes and names that differ only in case', async () => {
    put('cat/a.jpg');
    put('cat/A.jpg');
    mkdirSync(join(root, 'dog'));

    expect(codes(await pictures()).sort()).toEqual(['image.empty-class', 'image.names-alike']);
  });

  it('follows links inside and never links out of the folder or in circles', async () => {
    put('cat/1.jpg');
    put('dog/1.jpg');
    writeFileSync(join(home, 'secret.jpg'), JPEG);
    symlinkSync(join(home, 'secret.jpg'), join(root, 'cat/out.jpg'));
    symlinkSync('/etc', join(root, 'etc'));
    symlinkSync('1.jpg', join(root, 'cat/in.jpg'));
    symlinkSync('..', join(root, 'cat/circle'));
    symlinkSync('nowhere.jpg', join(root, 'dog/broken.jpg'));

    const opened = await pictures();

    expect(opened.items.map((item) => item.path)).toEqual(['cat/1.jpg', 'cat/in.jpg', 'dog/1.jpg']);
    expect(opened.rejected.map(({ item, code }) => [item, code])).toEqual([
      ['cat/circle', 'input.link-repeated'],
      ['cat/out.jpg', 'input.link-outside'],
      ['dog/broken.jpg', 'input.link-broken'],
      ['etc', 'input.link-outside'],
    ]);
  });

  it.each([
    ['nothing', () => {}],
    ['only text', () => put('cat/notes.txt', 'hello')],
    ['only broken pictures', () => put('cat/1.jpg', '')],
  ])('refuses a folder with %s', async (_what, fill) => {
    fill();

    await expect(openDataset(root)).rejects.toMatchObject({ code: 'image.no-pictures' });
  });

  it('opens a folder of labels as its format, pictures without any among them', async () => {
    put('images/1.jpg');
    put('annotations.json', '{"images": [], "annotations": [], "categories": []}');

    expect(await openDataset(root)).toMatchObject({
      format: 'coco',
      items: [{ path: 'images/1.jpg', class: '', counts: {} }],
      problems: [{ code: 'label.unlisted-picture', where: { file: 'images/1.jpg' } }],
    });
  });
});

describe('tables', () => {
  it('opens a file, and a folder that holds one table', async () => {
    put('iris.csv', 'a,b\n1,2\n');

    const direct = await openDataset(join(root, 'iris.csv'));
    const folder = await openDataset(root);

    expect(direct).toMatchObject({ kind: 'tabular', format: 'csv', name: 'iris.csv', byteLength: 8 });
    expect(folder).toMatchObject({ kind: 'tabular', filePath: join(root, 'iris.csv') });
  });

  it.each([
    ['x.xlsx', 'PK', 'input.unsupported'],
    ['x.unheard', 'abc', 'input.unsupported'],
    ['x.csv', '', 'input.empty'],
  ])('refuses %s by name', async (name, content, code) => {
    put(name, content);

    await expect(openDataset(join(root, name))).rejects.toMatchObject({ code, where: { file: join(root, name) } });
  });

  it('does not choose among several tables', async () => {
    put('a.csv', 'a\n1\n');
    put('b.csv', 'a\n1\n');

    await expect(openDataset(root)).rejects.toMatchObject({ message: expect.stringContaining('a.csv, b.csv') });
  });

  it('says that a path does not exist', async () => {
    await expect(openDataset(join(root, 'no.csv'))).rejects.toMatchObject({ code: 'input.not-found' });
  });
});

describe('archives', () => {
  // A folder for temporary files of our own: other tests make and remove theirs at the same time.
  beforeEach(() => {
    mkdirSync(join(home, 'tmp'));
    vi.stubEnv('TMPDIR', join(home, 'tmp'));
  });
  afterEach(() => vi.unstubAllEnvs());
  const unpackedFolders = () => readdirSync(join(home, 'tmp'));

  const tar = (...args: readonly string[]) => execFileSync('tar', args, { cwd: home });
  const zip = (name: string, ...entries: readonly ZipEntry[]) => writeFileSync(join(home, name), makeZip(entries));

  it.each([
    [
      'pets.zip',
      () =>
        zip(
          'pets.zip',
          { name: 'pets/', content: '', stored: true },
          { name: 'pets/cat/1.jpg', content: JPEG },
          { name: 'pets/dog/2.jpg', content: JPEG },
        ),
    ],
    ['pets.tar', () => tar('cf', 'pets.tar', 'pets')],
    ['pets.tar.gz', () => tar('czf', 'pets.tar.gz', '-C', 'pets', 'cat', 'dog')],
  ])('reads %s and removes what it unpacked', async (name, make) => {
    put('cat/1.jpg');
    put('dog/2.jpg');
    make();

    const opened = await pictures(join(home, name));
    const unpacked = opened.filePath(opened.items[0]!);
    const wasThere = existsSync(unpacked);
    await opened.close();

    expect(opened.items.map((item) => item.path)).toEqual(['cat/1.jpg', 'dog/2.jpg']);
    expect(wasThere).toBe(true);
    expect(existsSync(unpacked)).toBe(false);
  });

  async function tarWith(...entries: Parameters<ReturnType<typeof pack>['entry']>[0][]): Promise<string> {
    const tar = pack();
    for (const entry of entries) {
      if (entry.type === undefined || entry.type === 'file') tar.entry(entry, 'x'.repeat(10));
      else tar.entry(entry);
    }
    tar.finalize();
    const chunks: Uint8Array[] = [];
    for await (const chunk of tar) chunks.push(chunk as Uint8Array);
    const path = join(home, 'bad.tar');
    writeFileSync(path, Buffer.concat(chunks));
    return path;
  }

  it.each([
    ['a name that climbs', { name: '../../evil.jpg' }],
    ['an absolute name', { name: '/tmp/evil.jpg' }],
    ['a Windows drive', { name: 'C:\\evil.jpg' }],
    ['backslashes that climb', { name: 'cat\\..\\..\\evil.jpg' }],
    ['a link out', { name: 'cat/l.jpg', type: 'symlink' as const, linkname: '../../etc/passwd' }],
  ])('refuses %s and leaves nothing behind', async (_what, entry) => {
    const before = unpackedFolders();

    const opening = openDataset(await tarWith({ name: 'cat/ok.jpg' }, entry));

    await expect(opening).rejects.toMatchObject({ code: 'input.unsafe-path' });
    expect(unpackedFolders()).toEqual(before);
    expect(existsSync('/tmp/evil.jpg')).toBe(false);
  });

  it('stops a bomb by what comes out of it', async () => {
    zip('bomb.zip', { name: 'pets/cat/big.jpg', content: Buffer.alloc(3_000_000) });
    const before = unpackedFolders();

    const opening = openDataset(join(home, 'bomb.zip'), {
      limits: { entries: 100, totalBytes: 1e9, ratio: 100, ratioFrom: 1e6 },
    });

    await expect(opening).rejects.toMatchObject({ code: 'input.too-large' });
    expect(unpackedFolders()).toEqual(before);
  });

  it.each(['broken.zip', 'broken.tar', 'broken.tar.gz'])('says that %s is damaged', async (name) => {
    writeFileSync(join(home, name), 'this is no archive, only some words that go on for a while');

    await expect(openDataset(join(home, name))).rejects.toMatchObject({ code: 'input.unreadable' });
  });

  it('opens a table in an archive', async () => {
    zip('iris.zip', { name: 'pets/iris.csv', content: 'a,b\n1,2\n' });

    const opened = await openDataset(join(home, 'iris.zip'));
    await opened.close();

    expect(opened).toMatchObject({ kind: 'tabular', name: 'iris.csv' });
  });
});
