import {
  type Annotation,
  type AnnotationCounts,
  countAnnotations,
  type LabelScheme,
} from '../../../../app/formats/annotation.ts';
import { compareText } from '../../../../app/formats/image-folder/layout.ts';
import type { LabelContent } from '../../../../app/formats/label-format.ts';
import type { PictureItem, SplitPart } from '../../../../app/formats/picture-item.ts';

/** A picture that was found, with how many labels of each category it has. */
export interface FoundPicture {
  readonly path: string;
  /** Below the folder of pictures. */
  readonly name: string;
  readonly part: SplitPart | null;
  readonly counts: ReadonlyMap<number, number>;
  /** Classes of the whole picture, where the dataset gives those. */
  readonly classes?: readonly string[];
}

/** Counts labels while a dataset is opened. */
export class LabelTally {
  readonly counts = new Map<number, number>();
  #totals = { boxes: 0, orientedBoxes: 0, polygons: 0, keypoints: 0, masks: 0 };
  #bareBoxes = false;

  add(annotation: Annotation): void {
    this.counts.set(annotation.category, (this.counts.get(annotation.category) ?? 0) + 1);
    const one = countAnnotations([annotation]);
    this.#totals = {
      boxes: this.#totals.boxes + one.boxes,
      orientedBoxes: this.#totals.orientedBoxes + one.orientedBoxes,
      polygons: this.#totals.polygons + one.polygons,
      keypoints: this.#totals.keypoints + one.keypoints,
      masks: this.#totals.masks + one.masks,
    };
    if (one.polygons + one.masks + one.orientedBoxes === 0) this.#bareBoxes = true;
  }

  get totals(): AnnotationCounts {
    return this.#totals;
  }

  get content(): LabelContent {
    const { polygons, masks, orientedBoxes, keypoints } = this.#totals;
    return {
      polygons: polygons + masks > 0,
      orientedBoxes: orientedBoxes > 0,
      keypoints: keypoints > 0,
      bareBoxes: this.#bareBoxes,
    };
  }

  classes({ categories }: LabelScheme): Readonly<Record<string, number>> {
    return Object.fromEntries(categories.map(({ name }, i) => [name, this.counts.get(i) ?? 0]));
  }
}

/** Items in the order of their paths. The class of each is the rarest one in it, so that a split gives every part some of it. */
export function labeledItems(
  found: readonly FoundPicture[],
  scheme: LabelScheme,
  totals: ReadonlyMap<number, number>,
): readonly PictureItem[] {
  const items = found.map(({ path, name, part, counts, classes }): PictureItem => {
    const present = [...counts.keys()].sort((a, b) => (totals.get(a) ?? 0) - (totals.get(b) ?? 0) || a - b);
    const [rarest] = present;
    const nameOf = (category: number) => scheme.categories[category]?.name ?? '';
    return {
      ...{ path, name, part },
      class: rarest === undefined ? (classes?.[0] ?? '') : nameOf(rarest),
      counts: Object.fromEntries([...counts].map(([category, count]) => [nameOf(category), count])),
    };
  });
  return items.sort((a, b) => compareText(a.path, b.path));
}

/** `train/x.jpg`, `instances_val2017.json`, `valid`: the part that a name speaks of. */
export function partOfName(name: string): SplitPart | null {
  const match = /(?:^|[^a-z])(train|training|val|valid|validation|test|testing)(?![a-z])/i.exec(name);
  const word = match?.[1]?.toLowerCase() ?? '';
  if (word.startsWith('train')) return 'train';
  return word.startsWith('val') ? 'val' : word.startsWith('test') ? 'test' : null;
}

/** Parts are all or nothing: where some pictures have one, those without are training pictures. */
export function evenParts(found: readonly FoundPicture[]): readonly FoundPicture[] {
  if (!found.some(({ part }) => part !== null)) return found;
  return found.map((picture) => (picture.part === null ? { ...picture, part: 'train' } : picture));
}
