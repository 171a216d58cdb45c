import { parseDocument } from 'yaml';
import { AppError } from '../../errors.ts';
import type { ProblemList } from '../problem-list.ts';
import type { YoloTask } from './read-labels.ts';

/** What `data.yaml` says. Paths are as written; whoever reads files keeps them inside the dataset. */
export interface DataYaml {
  readonly path: string;
  readonly train: readonly string[];
  readonly val: readonly string[];
  readonly test: readonly string[];
  readonly names: readonly string[];
  readonly points: readonly [count: number, numbers: number] | null;
  readonly mirror: readonly number[] | null;
  readonly task: YoloTask | null;
  /** Further keys, but for `download`, which trainers would run. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

const KNOWN = new Set([
  'path',
  'train',
  'val',
  'validation',
  'test',
  'names',
  'nc',
  'kpt_shape',
  'flip_idx',
  'task',
  'download',
]);

/** @throws AppError `label.invalid` with the line of a fault in the YAML, or where there are no names */
export function readDataYaml(text: string, file: string, problems: ProblemList): DataYaml {
  const fields = fieldsOf(text, file);
  if ('download' in fields) {
    problems.add(
      'yolo.download',
      { file, field: 'download' },
      `${file} has "download", which trainers would fetch or run. It is neither run nor kept.`,
    );
  }
  if ('validation' in fields && !('val' in fields)) {
    problems.add(
      'yolo.validation',
      { file, field: 'validation' },
      `${file} calls its part "validation"; it is read as "val".`,
    );
  }
  const names = namesOf(fields, file);
  const task = ['detect', 'segment', 'pose', 'obb'].find((known) => known === fields.task);
  return {
    path: typeof fields.path === 'string' ? fields.path : '',
    train: texts(fields.train),
    val: texts(fields.val ?? fields.validation),
    test: texts(fields.test),
    names,
    points: pointsOf(fields.kpt_shape, file),
    mirror: mirrorOf(fields.flip_idx),
    task: (task as YoloTask | undefined) ?? null,
    attributes: Object.fromEntries(Object.entries(fields).filter(([key]) => !KNOWN.has(key))),
  };
}

function fieldsOf(text: string, file: string): Record<string, unknown> {
  // YAML 1.2 keeps `no` and `on` as the texts they are; 1.1 would make them true and false.
  const document = parseDocument(text, { prettyErrors: false, version: '1.2', uniqueKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const line = text.slice(0, fault.pos[0]).split('\n').length;
    throw new AppError(
      'label.invalid',
      `${file} is not valid YAML: line ${line}: ${fault.message.replace(/\.$/, '')}.`,
      { file, line },
      fault,
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AppError('label.invalid', `${file} is no YAML object; expected "names", "train" and "val".`, { file });
}

function namesOf({ names, nc }: Record<string, unknown>, file: string): readonly string[] {
  const listed = Array.isArray(names) ? names.map(String) : indexedNames(names, file);
  if (listed === null && typeof nc === 'number' && Number.isInteger(nc) && nc > 0) {
    return Array.from({ length: nc }, (_, i) => `class${i}`);
  }
  if (listed === null || listed.length === 0) {
    throw new AppError(
      'label.invalid',
      `${file} names no classes; expected "names", a list or numbers with names, or "nc".`,
      { file, field: 'names' },
    );
  }
  if (typeof nc === 'number' && nc !== listed.length) {
    throw new AppError('label.invalid', `${file} has ${listed.length} names but "nc" is ${nc}. Make them agree.`, {
      file,
      field: 'nc',
    });
  }
  return listed;
}

function indexedNames(names: unknown, file: string): readonly string[] | null {
  if (typeof names !== 'object' || names === null) return null;
  const entries = Object.entries(names).map(([index, name]) => [Number(index), String(name)] as const);
  entries.sort(([a], [b]) => a - b);
  if (entries.every(([index], i) => index === i)) return entries.map(([, name]) => name);
  const found = entries.map(([index]) => index).join(', ');
  throw new AppError('label.invalid', `${file} numbers its names ${found}; expected 0, 1, 2, … without a gap.`, {
    file,
    field: 'names',
  });
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function pointsOf(value: unknown, file: string): DataYaml['points'] {
  if (value === undefined || value === null) return null;
  const [count, numbers] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof count === 'number' && Number.isInteger(count) && count > 0 && (numbers === 2 || numbers === 3))
    return [count, numbers];
  throw new AppError(
    'label.invalid',
    `${file} has kpt_shape ${JSON.stringify(value)}; expected [number of points, 2 or 3].`,
    { file, field: 'kpt_shape' },
  );
}

function mirrorOf(value: unknown): readonly number[] | null {
  return Array.isArray(value) && value.every((entry) => Number.isInteger(entry)) ? (value as number[]) : null;
}
