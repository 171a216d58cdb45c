/** The hostile inputs: what is wrong, how to make it, and what the program must say. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { makeZip, type ZipEntry } from '../fixtures/make-zip.ts';

export interface HostileInput {
  readonly what: string;
  /** Fills the input folder. */
  readonly make: (input: InputFolder) => void;
  /** Path of the dataset in the input folder; `table.csv` unless given. */
  readonly dataset?: string;
  /** Recipe; SMOTE with the target `class` unless given. Text is written as it stands. */
  readonly recipe?: object | string;
  readonly options?: readonly string[];
  /** The whole command line in place of `run` with the dataset, the recipe and the output `out`. */
  readonly command?: readonly string[];
  /** Name of the recipe's file; `recipe.json` unless given. */
  readonly recipeName?: string;
  readonly status: 0 | 2 | 3 | 4;
  /** What the message (2, 4) or the report's `failed` (3) must name. */
  readonly says: readonly (string | RegExp)[];
}

export class InputFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** A small real picture. */
  picture(name: string): void {
    this.write(name, PNG_2X2);
  }

  link(name: string, target: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    symlinkSync(target, join(this.path, name));
  }

  run(command: string, ...args: string[]): void {
    execFileSync(command, args, { cwd: this.path });
  }

  zip(name: string, ...entries: ZipEntry[]): void {
    this.write(name, makeZip(entries));
  }

  /** A picture under a name that is no UTF-8. */
  pictureNamed(folder: string, name: Uint8Array): void {
    mkdirSync(join(this.path, folder), { recursive: true });
    writeFileSync(Buffer.concat([Buffer.from(`${join(this.path, folder)}/`), name]), PNG_2X2);
  }

  grow(name: string, size: number): void {
    this.write(name, '');
    truncateSync(join(this.path, name), size);
  }

  copy(from: string, to: string): void {
    copyFileSync(join(this.path, from), join(this.path, to));
  }
}

const SMOTE = { twelvefold: 1, kind: 'tabular', target: 'class', steps: [{ method: 'SMOTE' }] };
const FLIP = { twelvefold: 1, kind: 'image', copies: 2, steps: [{ op: 'HorizontalFlip', p: 1 }] };

/** 20 rows of `common` and `rare` rows of `rare`. */
export function table(rare = 8, row = (i: number) => `${i},${(i * 7) % 11}.5`): string {
  const lines = Array.from({ length: 20 + rare }, (_, i) => `${row(i)},${i < 20 ? 'common' : 'rare'}\n`);
  return `a,b,class\n${lines.join('')}`;
}

function png(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const PNG_2X2 = png(2, 2, Uint8Array.from([0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 9, 9, 9]));
const BOMB = png(40_000, 40_000, new Uint8Array(1000));

const TABLES: readonly HostileInput[] = [
  { what: 'an empty file', make: (i) => i.write('table.csv', ''), status: 2, says: ['table.csv', 'empty'] },
  {
    what: 'a header only',
    make: (i) => i.write('table.csv', 'a,b,class\n'),
    status: 2,
    says: ['table.csv', 'column names'],
  },
  { what: 'only line ends', make: (i) => i.write('table.csv', '\n\n\n'), status: 2, says: ['table.csv'] },
  {
    what: 'a row with a field too many',
    make: (i) => i.write('table.csv', table().replace('3,10.5,common', '3,10.5,9,common')),
    status: 2,
    says: ['Line 5 of table.csv', '4', '3'],
  },
  {
    what: 'a row with a field too few',
    make: (i) => i.write('table.csv', table().replace('3,10.5,common', '3,common')),
    status: 2,
    says: ['Line 5', '2', '3'],
  },
  {
    what: 'two columns of one name',
    make: (i) => i.write('table.csv', table().replace('a,b,', 'a,a,')),
    status: 2,
    says: ['"a"', 'line 1'],
  },
  {
    what: 'an empty column name',
    make: (i) => i.write('table.csv', table().replace('a,b,', 'a,,')),
    status: 2,
    says: ['table.csv', 'name'],
  },
  {
    what: 'a quote that never closes',
    make: (i) => i.write('table.csv', table().replace('3,10.5,common', '3,"10.5,common')),
    status: 2,
    says: ['quote', 'line 5'],
  },
  {
    what: 'a picture named .csv',
    make: (i) => i.write('table.csv', PNG_2X2),
    status: 2,
    says: ['table.csv', 'text'],
  },
  {
    what: 'random bytes named .csv',
    make: (i) =>
      i.write(
        'table.csv',
        Uint8Array.from({ length: 5000 }, (_, k) => (k * k * 31 + 7 * k) % 256),
      ),
    status: 2,
    says: ['table.csv'],
  },
  {
    what: 'a target that is no column',
    make: (i) => i.write('table.csv', table()),
    recipe: { ...SMOTE, target: 'clas' },
    status: 2,
    says: ['"clas"', '"class"'],
  },
  {
    what: 'a target of measurements',
    make: (i) => i.write('table.csv', table()),
    recipe: { ...SMOTE, target: 'b' },
    status: 2,
    says: ['"b"', 'number'],
  },
  {
    what: 'a target of one class',
    make: (i) => i.write('table.csv', table().replaceAll('rare', 'common')),
    status: 2,
    says: ['class', 'common'],
  },
  {
    what: 'a class of three rows for five neighbors',
    make: (i) => i.write('table.csv', table(3)),
    status: 2,
    says: ['rare', '3', '6', 'k_neighbors'],
  },
  {
    what: 'a missing number',
    make: (i) => i.write('table.csv', table().replace('3,10.5,', '3,,')),
    status: 2,
    says: ['"b"', 'missing'],
  },
  { what: 'NaN', make: (i) => i.write('table.csv', table().replace('3,10.5,', '3,NaN,')), status: 2, says: ['"b"'] },
  {
    what: 'an infinity',
    make: (i) => i.write('table.csv', table().replace('3,10.5,', '3,inf,')),
    status: 2,
    says: ['"b"', 'Infinity', 'row 3'],
  },
  {
    what: 'text among numbers',
    make: (i) => i.write('table.csv', table().replace('3,10.5,', '3,oops,')),
    status: 2,
    says: ['"b"', 'oops', 'line 5'],
  },
  {
    what: 'a strategy that asks for fewer rows than there are',
    make: (i) => i.write('table.csv', table()),
    recipe: { ...SMOTE, steps: [{ method: 'SMOTE', sampling_strategy: { rare: 2 } }] },
    status: 2,
    says: ['rare', '8', '2'],
  },
  {
    what: 'a strategy for a class that is not there',
    make: (i) => i.write('table.csv', table()),
    recipe: { ...SMOTE, steps: [{ method: 'SMOTE', sampling_strategy: { rar: 20 } }] },
    status: 2,
    says: ['rar', 'rare'],
  },
  {
    what: 'a column in the recipe that is not there',
    make: (i) => i.write('table.csv', table()),
    recipe: { ...SMOTE, columns: { bb: 'ignore' } },
    status: 2,
    says: ['"bb"'],
  },
  {
    what: 'a file larger than memory',
    make: (i) => {
      i.write('head.csv', table());
      i.run('sh', '-c', 'cp head.csv table.csv && truncate -s 900G table.csv 2>/dev/null || truncate -s 60G table.csv');
    },
    status: 2,
    says: ['table.csv'],
  },
  {
    what: 'a zero byte in a table',
    make: (i) => i.write('table.csv', table().replace('3,10.5', '3,10\u0000.5')),
    status: 2,
    says: ['table.csv', 'text'],
  },
  {
    what: 'columns of text for a method of numbers',
    make: (i) =>
      i.write(
        'table.csv',
        table(8, (k) => `x${k},y${k % 3}`),
      ),
    status: 2,
    says: ['SMOTE'],
  },
  { what: 'a folder named .csv', make: (i) => mkdirSync(join(i.path, 'table.csv')), status: 2, says: ['table.csv'] },
  { what: 'a file that is not there', make: () => undefined, status: 2, says: ['table.csv', 'does not exist'] },
  {
    what: 'a format of another program',
    make: (i) => i.write('table.xlsx', 'PK'),
    dataset: 'table.xlsx',
    status: 2,
    says: ['table.xlsx', '.csv'],
  },
  {
    what: 'a Parquet file that is cut off',
    make: (i) => i.write('table.parquet', 'PAR1.................'),
    dataset: 'table.parquet',
    status: 2,
    says: ['table.parquet', 'cut off'],
  },
  {
    what: 'a Parquet file with a damaged table of contents',
    make: (i) => i.write('table.parquet', 'PAR1....\u0004\u0000\u0000\u0000PAR1'),
    dataset: 'table.parquet',
    status: 2,
    says: ['table.parquet', 'cannot be read'],
  },
  {
    what: 'an array in place of JSON Lines',
    make: (i) => i.write('table.jsonl', '[{"a": 1}]'),
    dataset: 'table.jsonl',
    status: 2,
    says: ['table.jsonl', 'Line 1 (row 0)', 'brackets'],
  },
  {
    what: 'a JSON line that is cut off',
    make: (i) => i.write('table.jsonl', '{"a": 1, "b": "x"}\n{"a": 2, "b": "y'),
    dataset: 'table.jsonl',
    status: 2,
    says: ['table.jsonl', 'Line 2 (row 1)', 'never closed'],
  },
  {
    what: 'pictures for a recipe of tables',
    make: (i) => i.picture('pets/cat/1.png'),
    dataset: 'pets',
    status: 2,
    says: ['kind', 'pictures'],
  },
  {
    what: 'a named pipe',
    make: (i) => i.run('mkfifo', 'table.csv'),
    status: 2,
    says: ['table.csv', 'neither a file nor a folder'],
  },
];

/** Unusual and right all the same. */
const ACCEPTED: readonly HostileInput[] = [
  {
    what: 'a field of five megabytes',
    make: (i) =>
      i.write(
        'table.csv',
        table(8, (k) => `${k},${(k * 7) % 11}.5`)
          .replace('a,b,class\n', `a,b,note,class\n`)
          .replace(/,(common|rare)\n/g, ',x,$1\n')
          .replace(',x,', `,${'y'.repeat(5e6)},`),
      ),
    recipe: { ...SMOTE, columns: { note: 'ignore' } },
    status: 0,
    says: [],
  },
  {
    what: 'five thousand columns',
    make: (i) => {
      const names = Array.from({ length: 5000 }, (_, k) => `c${k}`);
      const row = (r: number) => names.map((_, k) => (r * 31 + k * 17) % 101);
      const rows = Array.from({ length: 28 }, (_, r) => `${row(r).join(',')},${r < 20 ? 'common' : 'rare'}\n`);
      i.write('table.csv', `${names.join(',')},class\n${rows.join('')}`);
    },
    status: 0,
    says: [],
  },
  {
    what: 'classes and columns with names that JavaScript knows',
    make: (i) =>
      i.write(
        'table.csv',
        table()
          .replace('a,b,class', '__proto__,constructor,class')
          .replaceAll('common', 'constructor')
          .replaceAll('rare', '__proto__'),
      ),
    recipe: { ...SMOTE, split: { train: 0.8, val: 0, test: 0.2 } },
    status: 0,
    says: [],
  },
  {
    what: 'a name like an option and a shell command',
    make: (i) => i.write('--x; $(touch pwned) `id`.csv', table()),
    dataset: './--x; $(touch pwned) `id`.csv',
    status: 0,
    says: [],
  },
];

const RECIPES: readonly HostileInput[] = (
  [
    ['an unknown key', { ...SMOTE, sed: 1 }, ['"sed"', '"seed"']],
    [
      'an unknown parameter',
      { ...SMOTE, steps: [{ method: 'SMOTE', k_neigbors: 3 }] },
      ['k_neigbors', '"k_neighbors"'],
    ],
    ['an unknown method', { ...SMOTE, steps: [{ method: 'SMOTTE' }] }, ['SMOTTE', '"SMOTE"']],
    ['a value out of range', { ...SMOTE, steps: [{ method: 'SMOTE', k_neighbors: 0 }] }, ['k_neighbors', '0', '1']],
    ['a seed that is no whole number', { ...SMOTE, seed: 1.5 }, ['"seed"', '1.5']],
    ['a negative seed in the recipe', { ...SMOTE, seed: -1 }, ['"seed"', '-1']],
    ['an enormous seed', { ...SMOTE, seed: 1e300 }, ['"seed"', '1e+300']],
    [
      'a target given twice',
      '{"twelvefold": 1, "kind": "tabular",\n"target": "a", "target": "class", "steps": []}',
      ['"target"', 'twice', 'line 2'],
    ],
    ['a list in place of a recipe', '[]', ['object']],
    ['a recipe nested a thousand deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, ['recipe.json', 'deep']],
    [
      'a number of neighbors that is text',
      { ...SMOTE, steps: [{ method: 'SMOTE', k_neighbors: 'five' }] },
      ['k_neighbors', 'five'],
    ],
    ['the recipe of pictures for a table', { ...FLIP }, ['kind', 'table']],
    [
      'a pipeline of Albumentations without a recipe around it',
      { __version__: '2.0.8', transform: { transforms: [] } },
      ['Albumentations', '"steps"'],
    ],
    ['a newer version', { ...SMOTE, twelvefold: 99 }, ['99', 'Update']],
    ['no version', { kind: 'tabular', steps: [] }, ['"twelvefold"']],
    ['no steps', { ...SMOTE, steps: [] }, ['"steps"']],
    ['broken JSON', '{\n  "twelvefold": 1\n  "kind": "tabular" }', ['line 3', 'column 3']],
    ['an empty recipe', '', ['recipe.json', 'empty']],
    ['bytes that are no text', '\u0000\u0001', ['recipe.json']],
  ] as const
).map(([what, recipe, says]) => ({ what, recipe, says, make: (i) => i.write('table.csv', table()), status: 2 }));

/** Nine levels of nine aliases each: half a billion values from half a kilobyte. */
const YAML_BOMB: HostileInput = {
  what: 'a recipe that is a YAML bomb',
  make: (i) => i.write('table.csv', table()),
  recipeName: 'recipe.yaml',
  recipe: `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, k) => `a${k + 1}: &a${k + 1} [${`*a${k}, `.repeat(9)}]\n`).join('')}`,
  status: 2,
  says: ['recipe.yaml', 'alias'],
};

const OPTIONS: readonly HostileInput[] = (
  [
    ['an unknown option', ['--sed', '1'], ['--sed', '--seed']],
    ['a seed of words', ['--seed', 'many'], ['--seed', 'many']],
    ['a negative seed', ['--seed', '-1'], ['--seed', '-1']],
    ['no workers', ['--workers', '0'], ['--workers', '0']],
    ['a format that is not there', ['--format', 'xlsx'], ['xlsx']],
    ['a fractional seed', ['--seed', '1.5'], ['--seed', '1.5']],
    ['a seed beyond all whole numbers', ['--seed', '1e300'], ['--seed', '1e300']],
    ['a fraction of a worker', ['--workers', '1.5'], ['--workers', '1.5']],
    ['an output that is the input', ['--output', 'in'], ['--output', 'inside']],
    ['an output inside the input', ['--output', 'in/table.csv/out'], ['--output', 'inside']],
    ['an input inside the output', ['--output', '.'], ['--output', 'inside']],
    ['an output below a file', ['--output', 'recipe.json/out'], ['recipe.json']],
    ['an output whose name is too long', ['--output', 'o'.repeat(300)], ['long']],
    ['an output without a name', ['--output', ''], ['--output', 'empty']],
  ] as const
).map(([what, options, says]) => ({ what, options, says, make: (i) => i.write('table.csv', table()), status: 2 }));

const PICTURES: readonly HostileInput[] = (
  [
    {
      what: 'an empty folder',
      make: (i) => mkdirSync(join(i.path, 'pets')),
      status: 2,
      says: ['pets', 'no usable picture'],
    },
    {
      what: 'a folder of text',
      make: (i) => i.write('pets/cat/notes.txt', 'hello'),
      status: 2,
      says: ['no usable picture'],
    },
    {
      what: 'a truncated picture',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.write('pets/cat/2.png', PNG_2X2.subarray(0, 50));
      },
      status: 3,
      says: ['cat/2.png'],
    },
    {
      what: 'an empty picture file',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.write('pets/cat/2.png', '');
      },
      status: 3,
      says: ['cat/2.png', 'empty'],
    },
    {
      what: 'a corrupt picture',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.write(
          'pets/cat/2.png',
          PNG_2X2.map((byte, at) => (at > 40 && at < 52 ? byte ^ 0x5a : byte)),
        );
      },
      status: 3,
      says: ['cat/2.png'],
    },
    {
      what: 'a bomb of 40,000 × 40,000 pixels',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.write('pets/cat/bomb.png', BOMB);
      },
      status: 3,
      says: ['cat/bomb.png', '40000'],
    },
    {
      what: 'a .jpg that is text',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.write('pets/cat/2.jpg', 'I am no picture.');
      },
      status: 3,
      says: ['cat/2.jpg', 'does not hold'],
    },
    {
      what: 'only broken pictures',
      make: (i) => i.write('pets/cat/2.jpg', 'I am no picture.'),
      status: 2,
      says: ['cat/2.jpg', 'no usable picture'],
    },
    {
      what: 'a link out of the folder',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.picture('secret.png');
        i.link('pets/cat/out.png', '../../secret.png');
        i.link('pets/dog', '/etc');
      },
      status: 3,
      says: ['cat/out.png', 'leads out'],
    },
    {
      what: 'links in a circle',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.link('pets/cat/loop', '..');
      },
      status: 3,
      says: ['cat/loop'],
    },
    {
      what: 'names that differ only in case',
      make: (i) => {
        i.picture('pets/cat/a.png');
        i.picture('pets/cat/A.png');
      },
      status: 0,
      says: [],
    },
    {
      what: 'names in any script, like options and like commands',
      make: (i) => {
        for (const name of ['猫/写真 一', 'Ёж/фото', '--help/-rf', '$(touch pwned)/`id`', 'a;b/c|d&e', 'q\'u/o"te']) {
          i.picture(`pets/${name}.png`);
        }
      },
      status: 0,
      says: [],
    },
    {
      what: 'an operation that is not there',
      make: (i) => i.picture('pets/cat/1.png'),
      recipe: { ...FLIP, steps: [{ op: 'HorizontalFlp' }] },
      status: 2,
      says: ['HorizontalFlp', '"HorizontalFlip"'],
    },
    {
      what: 'a class in the recipe that is not there',
      make: (i) => i.picture('pets/cat/1.png'),
      recipe: { ...FLIP, copies: { class: { cta: 3 } } },
      status: 2,
      says: ['cta', 'cat'],
    },
    {
      what: 'an archive whose entry climbs out',
      make: (i) => {
        i.picture('deep/in/evil.png');
        i.run('tar', 'cPf', 'pets.tar', '-C', 'deep/in', '--transform', 's,^,../../../,', 'evil.png');
      },
      dataset: 'pets.tar',
      status: 2,
      says: ['pets.tar', '../../../evil.png', 'outside'],
    },
    {
      what: 'an archive with a link out',
      make: (i) => {
        i.picture('a/cat/1.png');
        i.link('a/cat/out', '/etc/passwd');
        i.run('tar', 'cf', 'pets.tar', 'a');
      },
      dataset: 'pets.tar',
      status: 2,
      says: ['pets.tar', '/etc/passwd'],
    },
    {
      what: 'a zip with a link out',
      make: (i) =>
        i.zip(
          'pets.zip',
          { name: 'cat/1.png', content: PNG_2X2 },
          { name: 'cat/out', content: '../../../etc/passwd', mode: 0o120777 },
        ),
      dataset: 'pets.zip',
      status: 2,
      says: ['pets.zip', 'cat/out', '../../../etc/passwd'],
    },
    {
      what: 'a zip with a link that stays inside',
      make: (i) =>
        i.zip(
          'pets.zip',
          { name: 'cat/1.png', content: PNG_2X2 },
          { name: 'cat/2.png', content: '1.png', mode: 0o120777 },
        ),
      dataset: 'pets.zip',
      status: 3,
      says: ['cat/2.png', 'link'],
    },
    {
      what: 'a zip whose entry climbs out',
      make: (i) => i.zip('pets.zip', { name: '../../evil.png', content: PNG_2X2 }),
      dataset: 'pets.zip',
      status: 2,
      says: ['pets.zip', '../../evil.png', 'outside'],
    },
    {
      what: 'a zip with an entry twice',
      make: (i) => i.zip('pets.zip', { name: 'cat/1.png', content: PNG_2X2 }, { name: 'cat/1.png', content: PNG_2X2 }),
      dataset: 'pets.zip',
      status: 2,
      says: ['pets.zip', 'cat/1.png', 'twice'],
    },
    {
      what: 'a zip with a wrong checksum',
      make: (i) => i.zip('pets.zip', { name: 'cat/1.png', content: PNG_2X2, damaged: true }),
      dataset: 'pets.zip',
      status: 2,
      says: ['pets.zip', 'whole'],
    },
    {
      what: 'text named .zip',
      make: (i) => i.write('pets.zip', 'no archive'),
      dataset: 'pets.zip',
      status: 2,
      says: ['pets.zip'],
    },
    {
      what: 'a name that is not UTF-8',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.pictureNamed('pets/cat', Uint8Array.of(0x63, 0xe9, 0x2e, 0x70, 0x6e, 0x67));
      },
      status: 3,
      says: ['UTF-8'],
    },
    {
      what: 'classes with names that JavaScript knows',
      make: (i) => {
        for (const name of ['__proto__', 'constructor', 'toString', 'cat']) i.picture(`pets/${name}/1.png`);
      },
      status: 0,
      says: [],
    },
    {
      what: 'a pipe among the pictures',
      make: (i) => {
        i.picture('pets/cat/1.png');
        i.run('mkfifo', 'pets/cat/2.png');
      },
      status: 3,
      says: ['cat/2.png', 'neither a file nor a folder'],
    },
    {
      what: 'a crop larger than a picture',
      make: (i) => i.picture('pets/cat/1.png'),
      recipe: { ...FLIP, steps: [{ op: 'RandomCrop', height: 64, width: 64, p: 1 }] },
      status: 2,
      says: ['cat/1.png', '64'],
    },
    {
      what: 'a label whose box is no number',
      make: (i) => {
        i.picture('pets/images/1.png');
        i.write('pets/labels/1.txt', '0 0.5 0.5 wide 1\n0 0.5 0.5 1 1\n');
      },
      status: 0,
      says: ['labels/1.txt', 'line 1', 'wide'],
    },
    {
      what: 'an archive that is cut off',
      make: (i) => {
        i.picture('a/cat/1.png');
        i.run('sh', '-c', 'tar czf whole.tgz a && head -c 60 whole.tgz > pets.tgz');
      },
      dataset: 'pets.tgz',
      status: 2,
      says: ['pets.tgz'],
    },
    {
      what: 'an archive that is a bomb',
      make: (i) => i.run('sh', '-c', 'mkdir -p a/cat && truncate -s 300M a/cat/1.png && tar czf pets.tgz a && rm -r a'),
      dataset: 'pets.tgz',
      status: 2,
      says: ['pets.tgz', 'times its size'],
    },
    {
      what: 'a table for a recipe of pictures',
      make: (i) => i.write('pets/table.csv', table()),
      status: 2,
      says: ['kind'],
    },
  ] satisfies HostileInput[]
).map((input: HostileInput) => ({ dataset: 'pets', recipe: FLIP, ...input }));

const COMMANDS: readonly HostileInput[] = (
  [
    ['a command that is not there', ['rum', 'recipe.json'], ['rum', 'run']],
    [
      'a recipe that is not there',
      ['run', 'recip.json', '--input', 'in/table.csv', '--output', 'out'],
      ['recip.json', 'does not exist'],
    ],
    ['a folder as the recipe', ['run', 'in', '--input', 'in/table.csv', '--output', 'out'], ['in', 'folder']],
    ['a dataset as the recipe', ['run', 'in/table.csv', '--input', 'in/table.csv', '--output', 'out'], ['table.csv']],
    ['no output', ['run', 'recipe.json', '--input', 'in/table.csv'], ['--output']],
    [
      'an unknown format to convert to',
      ['convert', 'in/table.csv', '--to', 'xlsx', '--output', 'out'],
      ['xlsx', 'csv'],
    ],
    [
      'a format of boxes to convert to',
      ['convert', 'in/table.csv', '--to', 'coco', '--output', 'out'],
      ['coco', 'boxes'],
    ],
    [
      'a format of pictures for a table',
      ['convert', 'in/table.csv', '--to', 'imagefolder', '--output', 'out'],
      ['imagefolder', '--to csv'],
    ],
    [
      'a split that is no whole',
      ['convert', 'in/table.csv', '--to', 'csv', '--output', 'out', '--split', 'train=0.8,test=0.1'],
      ['--split', '0.9'],
    ],
    [
      'a split into parts of other names',
      ['convert', 'in/table.csv', '--to', 'csv', '--output', 'out', '--split', 'train=0.8,dev=0.2'],
      ['--split', 'dev'],
    ],
    ['a conversion into its own input', ['convert', 'in', '--to', 'csv', '--output', 'in/out'], ['--output', 'inside']],
    [
      'a conversion of nothing',
      ['convert', 'in/none.csv', '--to', 'csv', '--output', 'out'],
      ['none.csv', 'does not exist'],
    ],
    [
      'a target that is not there for a conversion',
      [
        'convert',
        'in/table.csv',
        '--to',
        'csv',
        '--output',
        'out',
        '--split',
        'train=0.8,test=0.2',
        '--target',
        'clas',
      ],
      ['"clas"', '"class"'],
    ],
    ['a verification of nothing', ['verify', 'out'], ['out', 'does not exist']],
    ['a target that is no column to inspect', ['inspect', 'in/table.csv', '--target', 'clas'], ['"clas"', '"class"']],
  ] as const
).map(([what, command, says]) => ({
  what,
  command: [...command, '--json'],
  says,
  make: (i) => i.write('table.csv', table()),
  status: 2,
}));

export const hostileInputs: readonly HostileInput[] = [
  ...TABLES,
  ...ACCEPTED,
  ...RECIPES,
  YAML_BOMB,
  ...OPTIONS,
  ...COMMANDS,
  ...PICTURES,
];
export const defaultRecipe = SMOTE;
export const pictureRecipe = FLIP;
