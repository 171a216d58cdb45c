import { type RunLengths, runBounds } from '../../image/geometry/run-lengths.ts';
import type { AnnotatedPoint, Annotation, Ring } from '../annotation.ts';
import { expandCounts } from './compressed-counts.ts';

/** What was found wrong with one record, and what is done about it. */
export interface RecordFault {
  readonly code: string;
  readonly message: string;
  /** The whole annotation cannot be used. */
  readonly fatal: boolean;
}

const KNOWN_KEYS = new Set([
  'id',
  'image_id',
  'category_id',
  'bbox',
  'segmentation',
  'keypoints',
  'num_keypoints',
  'iscrowd',
  'area',
]);

/**
 * One entry of `annotations`. `category` is the position of its category.
 *
 * @returns the annotation, or null where nothing of it can be used; and every fault.
 */
export function readCocoAnnotation(
  record: Readonly<Record<string, unknown>>,
  category: number,
): { readonly annotation: Annotation | null; readonly faults: readonly RecordFault[] } {
  const faults: RecordFault[] = [];
  const reader = new RecordReader(record, faults);
  const box = reader.box();
  const { rings, runs } = reader.segmentation();
  const keypoints = reader.keypoints();
  if (box === null && rings.length === 0 && runs === null && !keypoints.some(({ v }) => v > 0)) {
    faults.push({
      code: 'label.empty',
      message: `annotation ${String(record.id)} has no box with an area, no outline and no key point; it is left out.`,
      fatal: true,
    });
    return { annotation: null, faults };
  }
  const attributes = Object.fromEntries(Object.entries(record).filter(([key]) => !KNOWN_KEYS.has(key)));
  const id = typeof record.id === 'number' || typeof record.id === 'string' ? record.id : '';
  const crowd = record.iscrowd === 1 || record.iscrowd === true;
  const annotation = { id, category, box, oriented: null, rings, runs, keypoints, crowd, attributes, source: record };
  return { annotation, faults };
}

class RecordReader {
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #faults: RecordFault[];

  constructor(record: Readonly<Record<string, unknown>>, faults: RecordFault[]) {
    this.#record = record;
    this.#faults = faults;
  }

  box(): Annotation['box'] {
    const { bbox } = this.#record;
    if (bbox === undefined || bbox === null || (Array.isArray(bbox) && bbox.length === 0)) return null;
    const numbers = this.#numbers(bbox, 'bbox');
    if (numbers === null || numbers.length !== 4) {
      if (numbers !== null)
        this.#fault(
          'label.invalid-box',
          `has a bbox of ${numbers.length} numbers; expected [x, y, width, height]. The box is not used.`,
        );
      return null;
    }
    const [x = 0, y = 0, width = 0, height = 0] = numbers;
    if (width > 0 && height > 0) return [x, y, width, height];
    this.#fault('label.no-area', `has the bbox [${numbers.join(', ')}], which has no area. The box is not used.`);
    return null;
  }

  segmentation(): { rings: Ring[]; runs: RunLengths | null } {
    const { segmentation } = this.#record;
    if (Array.isArray(segmentation)) return { rings: this.#rings(segmentation), runs: null };
    if (typeof segmentation !== 'object' || segmentation === null) return { rings: [], runs: null };
    return { rings: [], runs: this.#runs(segmentation as Record<string, unknown>) };
  }

  keypoints(): AnnotatedPoint[] {
    const { keypoints } = this.#record;
    if (keypoints === undefined || keypoints === null) return [];
    const numbers = this.#numbers(keypoints, 'keypoints');
    if (numbers === null || numbers.length % 3 !== 0) {
      if (numbers !== null)
        this.#fault(
          'label.invalid-keypoints',
          `has ${numbers.length} numbers in keypoints; expected x, y, v for each. They are not used.`,
        );
      return [];
    }
    const points: AnnotatedPoint[] = [];
    for (let i = 0; i < numbers.length; i += 3) {
      const v = numbers[i + 2];
      points.push({ x: numbers[i] ?? 0, y: numbers[i + 1] ?? 0, v: v === 1 || v === 2 ? v : 0 });
    }
    return points;
  }

  #rings(list: readonly unknown[]): Ring[] {
    // Some writers leave out the list around a single ring.
    const rings = list.length > 0 && list.every((value) => typeof value === 'number') ? [list] : list;
    return rings.flatMap((ring): Ring[] => {
      const points = this.#numbers(ring, 'segmentation');
      if (points === null) return [];
      if (points.length >= 6 && points.length % 2 === 0) return [{ points: openRing(points), hole: false }];
      this.#fault(
        'label.invalid-outline',
        `has an outline of ${points.length} numbers; expected x, y of at least three points. The outline is not used.`,
      );
      return [];
    });
  }

  #runs({ size, counts }: Record<string, unknown>): RunLengths | null {
    const [height, width] = Array.isArray(size) ? (size as unknown[]) : [];
    const runs = typeof counts === 'string' ? expandCounts(counts) : this.#numbers(counts, 'segmentation.counts');
    const whole = typeof width === 'number' && typeof height === 'number';
    if (
      !whole ||
      runs === null ||
      runs.reduce((sum, run) => sum + run, 0) !== width * height ||
      runs.some((run) => run < 0)
    ) {
      this.#fault('label.invalid-mask', 'has run lengths that do not add up to their size. The mask is not used.');
      return null;
    }
    const mask = { width, height, counts: runs };
    if (runBounds(mask) !== null) return mask;
    this.#fault('label.empty-mask', 'has a mask without any pixel. The mask is not used.');
    return null;
  }

  /** Numbers, also as texts, which some writers make of them; null where one is neither. */
  #numbers(value: unknown, key: string): number[] | null {
    if (!Array.isArray(value)) {
      this.#fault(`label.invalid-${key.split('.')[0]}`, `has ${key} that is no list. It is not used.`);
      return null;
    }
    const numbers = value.map((entry) => (typeof entry === 'string' && entry.trim() !== '' ? Number(entry) : entry));
    if (!numbers.every((entry): entry is number => typeof entry === 'number' && Number.isFinite(entry))) {
      const found = value.find((_, i) => !Number.isFinite(numbers[i] as number));
      this.#fault(
        'label.not-a-number',
        `has ${JSON.stringify(found)} in ${key}; expected a finite number. ${key} is not used.`,
      );
      return null;
    }
    if (value.some((entry) => typeof entry === 'string')) {
      this.#fault('label.number-as-text', `has numbers as texts in ${key}. They are read as numbers.`);
    }
    return numbers;
  }

  #fault(code: string, what: string): void {
    this.#faults.push({ code, message: `annotation ${String(this.#record.id)} ${what}`, fatal: false });
  }
}

function openRing(points: number[]): number[] {
  const closed = points.length > 6 && points[0] === points.at(-2) && points[1] === points.at(-1);
  return closed ? points.slice(0, -2) : points;
}
