/** The chosen rows as a table of their own: byte for byte, with the columns that were asked for behind. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../app/errors.ts';
import type { ExportPlan, SplitWish } from '../../../app/export/export-plan.ts';
import { fieldText } from '../../../app/formats/delimited/field-text.ts';
import type { DialectOverrides } from '../../../app/formats/delimited/sniff.ts';
import { extendedLine } from '../../../app/formats/jsonl/jsonl-sink.ts';
import type { Layout } from '../../../app/formats/tables/layout.ts';
import type { SplitRule } from '../../../app/model/recipe.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import type { WriteExtras } from '../conversions/convert.ts';
import { rowBytes } from '../conversions/split-rows.ts';
import { csvLine } from '../runs/csv-lines.ts';
import { outputError } from '../runs/output-errors.ts';
import { writeStaged } from '../runs/write-whole.ts';
import type { ChosenSamples } from './chosen-samples.ts';
import type { TableSource } from './table-source.ts';
import type { ExportWork } from './write-export.ts';

export async function chosenTable(source: TableSource, work: ExportWork): Promise<ChosenSamples> {
  const { plan, request } = work;
  const whole = wholeParquet(source, work);
  if (whole !== null) return whole;
  const folder = await mkdtemp(join(tmpdir(), 'twelvefold-export-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const filePath = join(folder, source.format === 'jsonl' ? 'rows.jsonl' : 'rows.csv');
  try {
    await pipeline(chosenText(source, work), createWriteStream(filePath));
  } catch (error) {
    await remove();
    throw outputError(error, filePath);
  }
  const divided = occurringParts(plan, request.split);
  return {
    dataset: {
      ...{ kind: 'tabular', format: source.format, name: nameOf(source), filePath },
      ...{ byteLength: (await stat(filePath)).size, close: remove },
    },
    conversion: {
      dialect: dialectOf(source),
      ...(divided === null ? {} : { split: divided, parts: Uint8Array.from(plan.parts) }),
    },
    extras: extrasOf(source, work),
    remove,
  };
}

/**
 * Parquet rows have no bytes of their own to copy, so a Parquet table is exported as it stands: all of its rows, its
 * columns alone. Null for other formats.
 *
 * @throws AppError `input.unsupported` where some rows of Parquet, or further columns, were asked for
 */
function wholeParquet(source: TableSource, { plan, request }: ExportWork): ChosenSamples | null {
  const [first] = source.files;
  if (source.format !== 'parquet' || first === undefined) return null;
  const wantsMore = request.columns.isSynthetic || request.columns.group;
  if (source.files.length > 1 || wantsMore || plan.chosen.length < source.columns.count) {
    const message = `${source.name} is Parquet, of which this export takes the whole table as it stands. Choose all rows and no further columns, or convert it to CSV first.`;
    throw new AppError('input.unsupported', message, { file: source.name });
  }
  const divided = occurringParts(plan, request.split);
  const close = async () => {};
  return {
    dataset: {
      ...{ kind: 'tabular', format: source.format, name: nameOf(source), filePath: first.path },
      ...{ byteLength: first.byteLength, close },
    },
    conversion: divided === null ? {} : { split: divided, parts: Uint8Array.from(plan.parts) },
    extras: extrasOf(source, { plan, request } as ExportWork),
    remove: close,
  };
}

/** As the file has it; what was UTF-16 becomes UTF-8. */
function dialectOf({ files }: TableSource): DialectOverrides {
  const [first] = files;
  if (first === undefined || first.read.layout.reader !== 'delimited') return {};
  const { encoding, delimiter, quote, decimalMark, newline, header } = first.read.layout.dialect;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  return { encoding: wide ? 'utf-8' : encoding, delimiter, quote, decimalMark, newline, header };
}

async function* chosenText(source: TableSource, { plan, request, hooks }: ExportWork): AsyncGenerator<Uint8Array> {
  const [first] = source.files;
  if (first === undefined) return;
  const { names } = first.read.layout;
  const { columns } = source;
  const added = addedColumns(names, request.columns);
  const place = new Int32Array(columns.count).fill(-1);
  plan.chosen.forEach((row, at) => {
    place[row] = at;
  });
  const lines = linesOf(first.read.layout, added);
  if (lines.header !== null) yield lines.header;
  for (const file of source.files) {
    let row = file.first;
    for await (const line of rowBytes(file.bytes, file.read)) {
      const at = row++;
      if ((place[at] as number) < 0) continue;
      if (at % 4096 === 0) await hooks.gate?.();
      const values = added.map((name) => (name === 'group' ? columns.families[at] : columns.synthetic[at]));
      yield lines.withValues(line, values.map(Number));
    }
  }
}

interface Lines {
  readonly header: Uint8Array | null;
  /** A line as it stands, the values of the added columns behind, and its line end. */
  withValues(line: Uint8Array, values: readonly number[]): Uint8Array;
}

function linesOf(layout: Layout, added: readonly string[]): Lines {
  if (layout.reader !== 'delimited') {
    return { header: null, withValues: (line, values) => extendedLine(line, added, values) };
  }
  const { names, dialect } = layout;
  const bytes = (text: string) => Buffer.from(text, dialect.encoding === 'windows-1252' ? 'latin1' : 'utf8');
  const fields = { delimiter: dialect.delimiter, quote: dialect.quote ?? '"' };
  const titles = [...names.map((name) => fieldText(name, fields)), ...added].join(dialect.delimiter);
  return {
    header: dialect.header ? bytes(`${titles}${dialect.newline}`) : null,
    withValues: (line, values) => {
      const tail = values.map((value) => `${dialect.delimiter}${value}`).join('');
      return Buffer.concat([line, bytes(`${tail}${dialect.newline}`)]);
    },
  };
}

/** A table that has a column of the name keeps its own. */
function addedColumns(
  names: readonly string[],
  wanted: { readonly isSynthetic: boolean; readonly group: boolean },
): string[] {
  const asked = [...(wanted.isSynthetic ? ['is_synthetic'] : []), ...(wanted.group ? ['group'] : [])];
  return asked.filter((name) => !names.includes(name));
}

function extrasOf(source: TableSource, { plan }: ExportWork): WriteExtras {
  return async (folders) => {
    const files: Record<string, string> = {};
    const put = async (path: string, text: string) => {
      await writeStaged(folders, path, text);
      files[path] = createHash('sha256').update(text).digest('hex');
    };
    if (source.result === null) return files;
    await put('source-recipe.json', `${JSON.stringify(source.result.recipe, null, 2)}\n`);
    const lines = lineageLines(source, plan);
    if (lines.length > 1) await put('lineage.csv', `${lines.join('\n')}\n`);
    return files;
  };
}

/** The lines of the chosen synthetic rows; `output_row` counts the rows of their part's file. */
function lineageLines({ lineage }: TableSource, { chosen, parts }: ExportWork['plan']): readonly string[] {
  const written = [0, 0, 0, 0];
  const divided = parts.some((part) => part >= 0);
  let header: readonly string[] | undefined;
  const lines: string[] = [];
  chosen.forEach((row, at) => {
    const part = parts[at] as number;
    const outputRow = written[part + 1] as number;
    written[part + 1] = outputRow + 1;
    const line = lineage.get(row);
    if (line === undefined) return;
    header ??= Object.keys(line).filter((name) => name !== 'output_row');
    const fields = header.map((name) => line[name] ?? '');
    lines.push(csvLine(divided ? [PARTS[part] ?? '', outputRow, ...fields] : [outputRow, ...fields]));
  });
  return header === undefined ? [] : [csvLine([...(divided ? ['part'] : []), 'output_row', ...header]), ...lines];
}

function nameOf({ name, result, format }: TableSource): string {
  return result === null ? name : `augmented.${format}`;
}

/** Parts that occur, for writers that make a file for each. */
function occurringParts({ parts, chosen }: ExportPlan, split: SplitWish): SplitRule | null {
  if (!parts.some((part) => part >= 0)) return null;
  const share = (code: number) =>
    parts.reduce((sum, part) => sum + Number(part === code), 0) / Math.max(1, chosen.length);
  const again = split.kind === 'again' ? split.rule : null;
  return {
    ...{ train: share(0), val: share(1), test: share(2) },
    ...{ stratify: again?.stratify ?? false, group_by: null },
  };
}
