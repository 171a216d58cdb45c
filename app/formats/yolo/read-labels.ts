import type { AnnotatedPoint, Annotation } from '../annotation.ts';

/** What the lines of a dataset are. */
export type YoloTask = 'detect' | 'segment' | 'pose' | 'obb';

export interface YoloRules {
  readonly task: YoloTask;
  /** How many classes `data.yaml` names. */
  readonly classes: number;
  /** Key points and numbers for each (2 or 3), where the task is `pose`. */
  readonly points: readonly [count: number, numbers: number] | null;
}

export interface LineFault {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

export interface YoloLabels {
  readonly annotations: readonly Annotation[];
  readonly faults: readonly LineFault[];
}

/** Numbers on the lines of a file, to tell the task of a dataset: how many lines have how many. */
export function countColumns(text: string, counts: Map<number, number>): void {
  for (const line of text.split('\n')) {
    const columns = line.trim() === '' ? 0 : line.trim().split(/\s+/).length;
    if (columns > 0) counts.set(columns, (counts.get(columns) ?? 0) + 1);
  }
}

/**
 * The task that the columns speak for. Nine columns everywhere are oriented boxes: outlines that all have four points
 * are rare, and a file that this program wrote says its task itself.
 */
export function taskOf(counts: ReadonlyMap<number, number>, hasKeypoints: boolean): YoloTask {
  if (hasKeypoints) return 'pose';
  const long = [...counts.keys()].filter((columns) => columns > 6);
  if (long.length === 0) return 'detect';
  return long.every((columns) => columns === 9) && counts.size === 1 ? 'obb' : 'segment';
}

/** Trainers take what lies this far outside of 0 to 1 for rounding. */
const SLACK = 0.01;

/** One label file. Lines that cannot be used are left out and told; an empty file is a picture without anything in it. */
export function readYoloLabels(text: string, rules: YoloRules, size: { width: number; height: number }): YoloLabels {
  const annotations: Annotation[] = [];
  const faults: LineFault[] = [];
  const seen = new Set<string>();
  text.split('\n').forEach((raw, i) => {
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const line = i + 1;
    const fault = (code: string, message: string) => faults.push({ line, code, message });
    const tokens = trimmed.split(/\s+/);
    if (seen.has(tokens.join(' '))) {
      fault('label.duplicate', `line ${line} repeats an earlier line; it is left out.`);
      return;
    }
    seen.add(tokens.join(' '));
    const read = readLine(tokens, rules, fault);
    if (read === null) return;
    const { category, values } = read;
    const made = annotationOf(values, { rules, size, line, fault });
    if (made !== null) annotations.push({ ...made, id: line, category });
  });
  return { annotations, faults };
}

type Fault = (code: string, message: string) => void;

function readLine(tokens: readonly string[], { classes }: YoloRules, fault: Fault) {
  if (tokens.some((token) => /^-?\d+,\d+$/.test(token))) {
    fault('yolo.decimal-comma', 'numbers have decimal commas; they are read as if they were points.');
  }
  const numbers = tokens.map((token) => Number(token.replace(/^(-?\d+),(\d+)$/, '$1.$2')));
  if (!numbers.every(Number.isFinite)) {
    const found = tokens.find((_, i) => !Number.isFinite(numbers[i] as number));
    fault('label.not-a-number', `"${found}" is no number; the line is left out.`);
    return null;
  }
  const [category = -1, ...values] = numbers;
  if (!Number.isInteger(category) || category < 0 || category >= classes) {
    fault('label.unknown-class', `class ${tokens[0]} is not one of 0 to ${classes - 1}; the line is left out.`);
    return null;
  }
  if (!/^\d+$/.test(tokens[0] ?? ''))
    fault('yolo.class-as-float', `the class is written ${tokens[0]}; it is read as ${category}.`);
  return { category, values };
}

interface LineContext {
  readonly rules: YoloRules;
  readonly size: { readonly width: number; readonly height: number };
  readonly line: number;
  readonly fault: Fault;
}

type Shape = Omit<Annotation, 'id' | 'category'>;

const NOTHING: Shape = {
  box: null,
  oriented: null,
  rings: [],
  runs: null,
  keypoints: [],
  crowd: false,
  attributes: {},
};

function annotationOf(values: readonly number[], context: LineContext): Shape | null {
  const { rules, size, fault } = context;
  const { task, points } = rules;
  const outlying = task === 'pose' ? values.slice(0, 4) : values;
  if (outlying.some((value) => value > 1 + SLACK || value < -SLACK)) {
    const found = outlying.find((value) => value > 1 + SLACK || value < -SLACK);
    fault('label.outside', `has ${found}; expected shares of the picture from 0 to 1. What lies outside is cut off.`);
  }
  const pixels = values.map((value, i) => value * (i % 2 === 0 ? size.width : size.height));
  const source = { yolo: values };
  if (task === 'pose' && points !== null) return poseOf(values, pixels, { ...context, points });
  if (task === 'obb') {
    if (values.length === 8) return { ...NOTHING, oriented: pixels, source };
    return wrongCount(values, 'nine columns: class and four corners', fault);
  }
  if (values.length === 4) {
    if (task === 'segment') {
      fault(
        'yolo.mixed-lines',
        'is a box in a dataset of outlines. Trainers would read it as an outline of two points; here it stays a box.',
      );
    }
    return boxOf(pixels, source, fault);
  }
  const isOutline = task === 'segment' && values.length >= 6 && values.length % 2 === 0;
  if (isOutline) return { ...NOTHING, rings: [{ points: pixels, hole: false }], source };
  return wrongCount(
    values,
    task === 'segment' ? 'class and at least three points' : 'five columns: class, middle, width and height',
    fault,
  );
}

function wrongCount(values: readonly number[], expected: string, fault: Fault): null {
  fault('label.wrong-columns', `has ${values.length + 1} columns; expected ${expected}. The line is left out.`);
  return null;
}

function boxOf(pixels: readonly number[], source: Shape['source'], fault: Fault): Shape | null {
  const [x = 0, y = 0, width = 0, height = 0] = pixels;
  if (width > 0 && height > 0) return { ...NOTHING, box: [x - width / 2, y - height / 2, width, height], source };
  fault('label.no-area', 'is a box without an area; it is left out.');
  return null;
}

function poseOf(
  values: readonly number[],
  pixels: readonly number[],
  { points: [count, numbers], size, fault }: LineContext & { readonly points: readonly [number, number] },
): Shape | null {
  if (values.length !== 4 + count * numbers) {
    return wrongCount(
      values,
      `${5 + count * numbers} columns: class, box and ${count} key points of ${numbers} numbers`,
      fault,
    );
  }
  const made = boxOf(pixels.slice(0, 4), { yolo: values }, fault);
  if (made === null) return null;
  const keypoints = Array.from({ length: count }, (_, k): AnnotatedPoint => {
    const [x = 0, y = 0, given = 2] = values.slice(4 + k * numbers, 4 + (k + 1) * numbers);
    // Without a third number a point at the corner means that there is none.
    const v = numbers === 2 ? (x === 0 && y === 0 ? 0 : 2) : given >= 2 ? 2 : given > 0 ? 1 : 0;
    return { x: x * size.width, y: y * size.height, v };
  });
  return { ...made, keypoints };
}
