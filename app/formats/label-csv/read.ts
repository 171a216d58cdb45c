import { AppError } from '../../errors.ts';
import type { Annotation } from '../annotation.ts';
import { readRecord, type SplitRule } from '../delimited/split-records.ts';
import type { ProblemList } from '../problem-list.ts';

/** A table with a line for each box, or for each class of a picture. */
export interface LabelTable {
  /** In the order of their first line. */
  readonly pictures: ReadonlyMap<string, LabeledLines>;
  /** In the order of their first line. */
  readonly classes: readonly string[];
  /** Lines are boxes; else they give classes to whole pictures. */
  readonly boxes: boolean;
}

export interface LabeledLines {
  readonly annotations: Annotation[];
  readonly classes: Record<string, number>;
  readonly part: string;
  /** First line of the picture, from 1. */
  readonly line: number;
  readonly width: number;
  readonly height: number;
}

const NAMES = {
  file: ['filename', 'file_name', 'image', 'path', 'file', 'image_path', 'imageid'],
  class: ['class', 'label', 'category', 'class_name', 'labelname'],
  weight: ['weight', 'share', 'confidence', 'probability'],
  part: ['split', 'part', 'subset', 'set'],
  edges: ['xmin', 'ymin', 'xmax', 'ymax'],
} as const;

/** The columns a table of labels has; null where it is none. `shares`: the edges are shares of the sides (OpenImages). */
export function labelColumns(header: readonly string[]) {
  const lower = header.map((name) => name.trim().toLowerCase());
  const find = (names: readonly string[]) => lower.findIndex((name) => names.includes(name));
  const file = find(NAMES.file);
  const label = find(NAMES.class);
  const edges = NAMES.edges.map((name) => lower.indexOf(name));
  const boxes = edges.every((at) => at >= 0);
  if (file < 0 || label < 0) return null;
  return {
    file,
    label,
    edges,
    boxes,
    weight: find(NAMES.weight),
    part: find(NAMES.part),
    width: lower.indexOf('width'),
    height: lower.indexOf('height'),
  };
}

type Columns = NonNullable<ReturnType<typeof labelColumns>>;

/** @throws AppError `label.invalid` where the header is not that of a table of labels */
export function readLabelTable(text: string, file: string, problems: ProblemList): LabelTable {
  const body = text.replace(/^\uFEFF/, '');
  const rule = ruleOf(body);
  const header = readRecord(body, 0, rule);
  const columns = labelColumns(header.fields);
  if (columns === null) {
    throw new AppError(
      'label.invalid',
      `${file} has the columns ${header.fields.join(', ')}; expected filename and class, and for boxes xmin, ymin, xmax, ymax.`,
      { file, line: 1 },
    );
  }
  const table = new TableReader(columns, file, problems);
  let line = 1 + lineEnds(body, 0, header.next);
  for (let at = header.next; at < body.length; ) {
    const record = readRecord(body, at, rule);
    if (record.fields.length > 1 || record.fields[0] !== '') table.add(record.fields, line);
    line += lineEnds(body, at, Math.min(record.next, body.length));
    at = record.next;
  }
  return table.result();
}

function ruleOf(text: string): SplitRule {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].reduce((best, sign) =>
    head.split(sign).length > head.split(best).length ? sign : best,
  );
  return { delimiter, quote: '"' };
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

class TableReader {
  readonly #columns: Columns;
  readonly #file: string;
  readonly #problems: ProblemList;
  readonly #pictures = new Map<string, LabeledLines>();
  readonly #classes = new Map<string, number>();
  readonly #seen = new Set<string>();

  constructor(columns: Columns, file: string, problems: ProblemList) {
    this.#columns = columns;
    this.#file = file;
    this.#problems = problems;
  }

  result(): LabelTable {
    return { pictures: this.#pictures, classes: [...this.#classes.keys()], boxes: this.#columns.boxes };
  }

  add(fields: readonly string[], line: number): undefined {
    const { file, label, boxes } = this.#columns;
    const name = (fields[file] ?? '').trim().replaceAll('\\', '/');
    if (name === '') return this.#problem('label.no-picture-name', line, 'names no picture; it is left out.');
    const picture = this.#picture(name, fields, line);
    const text = (fields[label] ?? '').trim();
    const key = fields.join('\u0000');
    if (this.#seen.has(key)) return this.#problem('label.duplicate', line, 'repeats an earlier line; it is left out.');
    this.#seen.add(key);
    return boxes ? this.#addBox(picture, { fields, line, text }) : this.#addClasses(picture, { fields, line, text });
  }

  #picture(name: string, fields: readonly string[], line: number): LabeledLines {
    const known = this.#pictures.get(name);
    if (known !== undefined) return known;
    const { part, width, height } = this.#columns;
    const side = (at: number) => (at < 0 ? 0 : Math.max(0, Number(fields[at]) || 0));
    const made = {
      annotations: [],
      classes: {},
      line,
      part: (fields[part] ?? '').trim(),
      width: side(width),
      height: side(height),
    };
    this.#pictures.set(name, made);
    return made;
  }

  #addBox(picture: LabeledLines, { fields, line, text }: Line): undefined {
    const values = this.#columns.edges.map((at) => fields[at]?.trim() ?? '');
    // A line without a box says that the picture has none.
    if (values.every((value) => value === '')) return undefined;
    const edges = values.map((value) => (value === '' ? Number.NaN : Number(value)));
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = edges;
    if (!edges.every(Number.isFinite))
      return this.#problem(
        'label.not-a-number',
        line,
        `has the box ${values.join(', ')}; expected four numbers. It is left out.`,
      );
    if (!(x2 > x1 && y2 > y1))
      return this.#problem(
        'label.no-area',
        line,
        `has the box ${values.join(', ')}, which has no area; it is left out.`,
      );
    if (text === '') return this.#problem('label.unknown-class', line, 'has a box without a class; it is left out.');
    picture.annotations.push({
      ...{
        id: line,
        category: this.#number(text),
        box: [x1, y1, x2 - x1, y2 - y1],
        oriented: null,
        rings: [],
        runs: null,
      },
      ...{ keypoints: [], crowd: false, attributes: {}, source: { csv: [x1, y1, x2, y2] } },
    });
    return undefined;
  }

  #addClasses(picture: LabeledLines, { fields, line, text }: Line): undefined {
    const weight = this.#columns.weight < 0 ? 1 : Number(fields[this.#columns.weight]);
    if (!(weight >= 0 && weight <= 1))
      return this.#problem(
        'label.not-a-number',
        line,
        `has the share ${fields[this.#columns.weight]}; expected 0 to 1. It is left out.`,
      );
    for (const name of text.split(/[;|]/).map((one) => one.trim())) {
      if (name === '') continue;
      this.#number(name);
      picture.classes[name] = weight;
    }
    return undefined;
  }

  #number(name: string): number {
    const known = this.#classes.get(name);
    if (known !== undefined) return known;
    this.#classes.set(name, this.#classes.size);
    return this.#classes.size - 1;
  }

  #problem(code: string, line: number, what: string): undefined {
    this.#problems.add(code, { file: this.#file, line }, `${this.#file}, line ${line} ${what}`);
    return undefined;
  }
}

interface Line {
  readonly fields: readonly string[];
  readonly line: number;
  readonly text: string;
}
