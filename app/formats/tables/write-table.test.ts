import { describe, expect, test } from 'vitest';
import type { TabularResult } from '../../tabular/run-result.ts';
import type { Table } from '../../tabular/table.ts';
import { type ByteSource, sourceOf } from '../byte-source.ts';
import { readTable } from './read-table.ts';
import type { WriteTableRequest } from './write-context.ts';
import { writeLineage, writeRemoved } from './write-lineage.ts';
import { writeTable } from './write-table.ts';

/** Synthetic rows that copy row 0 with its numbers raised by a half. */
function copiesOfFirstRow(table: Table, count: number, removed: TabularResult['removed'] = []): TabularResult {
  const numeric = new Map<number, Float64Array>();
  const categorical = new Map<number, Int32Array>();
  for (const column of table.columns) {
    if (column.kind === 'numeric') numeric.set(column.index, new Float64Array(count).fill(column.values[0]! + 0.5));
    if (column.kind === 'categorical') categorical.set(column.index, new Int32Array(count).fill(column.codes[0]!));
  }
  const synthetic = {
    count,
    numeric,
    categorical,
    classCodes: new Int32Array(count).fill(table.target.codes[0]!),
    step: new Uint16Array(count),
    base: new Int32Array(count),
    neighbour: new Int32Array(count).fill(1),
    gap: new Float64Array(count).fill(0.25),
    extra: new Map([['noise', new Float64Array(count).fill(Number.NaN)]]),
  };
  return { synthetic, removed, classes: {}, warnings: [], rules: null, stages: {} };
}

type Options = Partial<Omit<WriteTableRequest, 'result' | 'write'>> & {
  readonly count?: number;
  readonly removed?: TabularResult['removed'];
};

async function augment(source: ByteSource, options: Options = {}): Promise<Uint8Array[]> {
  const { count = 1, removed = [], ...rest } = options;
  const read = await readTable(source, { target: 'class' });
  const files: number[][] = [[], [], []];
  await writeTable({
    source,
    ...read,
    result: copiesOfFirstRow(read.table, count, removed),
    format: null,
    round: 'none',
    isSynthetic: false,
    group: false,
    parts: null,
    ...rest,
    write: (part, bytes) => {
      for (const byte of bytes) files[part]!.push(byte);
    },
  });
  return files.map((file) => Uint8Array.from(file));
}

const source = (text: string) => sourceOf(new TextEncoder().encode(text));
const augmented = async (text: string, options: Options = {}) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode((await augment(source(text), options))[0]);

const removal = (row: number) => ({ row, step: 1, method: 'TomekLinks', reason: 'link' });

describe('the written table', () => {
  test.each([
    ['commas', 'a,b,class\n1.5,x,p\n2,y,q\n', '2,x,p\n'],
    ['semicolons and decimal commas', 'a;class\n1,25;p\n02,50;q\n', '1,75;p\n'],
    ['tabs and CRLF', 'a\tclass\r\n1\tp\r\n2\tq\r\n', '1.5\tp\r\n'],
    ['quotes, needless and needed', 'a,"class"\n"1","p,""1"""\n2,"q\nr"\n', '1.5,"p,""1"""\n'],
    ['a byte order mark', '\uFEFFa,class\n1,p\n2,q\n', '1.5,p\n'],
  ])('keeps %s and appends in the same way', async (_, text, appended) => {
    expect(await augmented(text)).toBe(text + appended);
  });

  test('ends the last input line where the input does not', async () => {
    expect(await augmented('a,class\n1,p\n2,q')).toBe('a,class\n1,p\n2,q\n1.5,p\n');
  });

  test('drops blank lines and removed rows', async () => {
    const text = 'a,class\n1,p\n\n2,q\n3,q\n4,p\n\n';

    expect(await augmented(text, { removed: [removal(2)] })).toBe('a,class\n1,p\n2,q\n4,p\n1.5,p\n');
  });

  test('appends is_synthetic and group', async () => {
    expect(await augmented('a,class\n1,p\n2,q\n3,q\n', { isSynthetic: true, group: true })).toBe(
      'a,class,is_synthetic,group\n1,p,0,0\n2,q,0,0\n3,q,0,2\n1.5,p,1,0\n',
    );
  });

  test('goes to one file per part, synthetic rows to the training file', async () => {
    const files = await augment(source('a,class\n1,p\n2,q\n3,q\n4,p\n'), { parts: Uint8Array.of(0, 1, 0, 2) });

    expect(files.map((file) => new TextDecoder().decode(file))).toEqual([
      'a,class\n1,p\n3,q\n1.5,p\n',
      'a,class\n2,q\n',
      'a,class\n4,p\n',
    ]);
  });

  test('keeps the text of every field in another format', async () => {
    const text = 'a;t;class\n1,50;"x;y";p\n2;z\t;q\n';

    expect(await augmented(text, { format: 'tsv' })).toBe('a\tt\tclass\n1,50\tx;y\tp\n2\t"z\t"\tq\n2\tx;y\tp\n');
  });

  test('prints each column with its own decimals when asked', async () => {
    expect(await augmented('a,b,class\n1.25,3,p\n2,4,q\n', { round: 'decimals' })).toContain('\n1.75,3.5,p\n');
    expect(await augmented('a,class\n1.50,p\n2,q\n', { round: 'decimals' })).toContain('\n2.00,p\n');
  });

  test('is UTF-16 when the input is', async () => {
    const text = '\uFEFFa,class\n1,héß😀\n2,q\n';
    const units = (t: string) => new Uint8Array(Uint16Array.from(t.split(''), (c) => c.charCodeAt(0)).buffer);

    const [file] = await augment(sourceOf(units(text)));

    expect(file).toEqual(units(`${text}1.5,héß😀\n`));
  });

  test('is Windows-1252 when the input is', async () => {
    const latin = (t: string) => Uint8Array.from(t, (c) => c.charCodeAt(0));

    const [file] = await augment(sourceOf(latin('a,class\n1,h\xe9\n2,q\n')));

    expect(file).toEqual(latin('a,class\n1,h\xe9\n2,q\n1.5,h\xe9\n'));
  });
});

describe('the lists beside it', () => {
  const lists = async (removed: TabularResult['removed'], parts: Uint8Array | null = null) => {
    const { table } = await readTable(source('a,class\n1,"p,1"\n2,q\n3,q\n'));
    const result = copiesOfFirstRow(table, 2, removed);
    let lineage = '';
    let gone = '';
    const decoder = new TextDecoder();
    const request = { table, result, methods: ['SMOTE', 'TomekLinks'], parts };
    await writeLineage({
      ...request,
      write: (bytes) => {
        lineage += decoder.decode(bytes);
      },
    });
    await writeRemoved({
      ...request,
      write: (bytes) => {
        gone += decoder.decode(bytes);
      },
    });
    return { lineage, gone };
  };

  test('lineage.csv has a line for each synthetic row', async () => {
    expect((await lists([])).lineage).toBe(
      'output_row,class,step,method,base_row,neighbor_row,gap,noise\n3,"p,1",0,SMOTE,0,1,0.25,\n4,"p,1",0,SMOTE,0,1,0.25,\n',
    );
  });

  test('a removed synthetic row keeps its line, and the rows behind it move up', async () => {
    expect((await lists([removal(1), removal(3)])).lineage).toBe(
      'output_row,class,step,method,base_row,neighbor_row,gap,noise,removed_by\n,"p,1",0,SMOTE,0,1,0.25,,1 TomekLinks\n2,"p,1",0,SMOTE,0,1,0.25,,\n',
    );
  });

  test('removed.csv lists removed input rows only', async () => {
    expect((await lists([removal(1), removal(3)])).gone).toBe('row,class,step,method,reason\n1,q,1,TomekLinks,link\n');
  });

  test('removed.csv ends a reason with the rows behind it, synthetic ones as the lineage names them', async () => {
    const { gone } = await lists([{ ...removal(1), reason: 'linked with', others: [0, 4] }]);

    expect(gone).toBe('row,class,step,method,reason\n1,q,1,TomekLinks,"linked with rows 0, s4"\n');
  });
});
