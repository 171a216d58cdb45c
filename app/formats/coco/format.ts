import type {
  DescribedPicture,
  LabelFormat,
  LabelLoss,
  LabelSettings,
  RecordSource,
  WholeFile,
} from '../label-format.ts';
import { type CocoRecord, categoryIds, cocoCategory, cocoHead, cocoRecord } from './write.ts';

/** COCO's JSON (object detection, instance segmentation, key points): one file, or one for each part. */
export const cocoFormat: LabelFormat = {
  name: 'coco',
  namesByStem: false,
  keepsFolders: true,
  pictureFolder: (part) => part ?? 'images',
  describe(picture: DescribedPicture, settings: LabelSettings) {
    const folder = `${cocoFormat.pictureFolder(picture.part)}/`;
    const fileName = picture.path.startsWith(folder) ? picture.path.slice(folder.length) : picture.path;
    const record = cocoRecord(picture, fileName, categoryIds(settings.scheme.categories));
    return { files: [], record: JSON.stringify(record) };
  },
  *finish(sources: readonly RecordSource[], settings: LabelSettings): Iterable<WholeFile> {
    const numbers = new Numbers(settings.description === null && keepsNumbers(sources));
    for (const source of sources) {
      const path = source.part === null ? 'annotations.json' : `annotations/instances_${source.part}.json`;
      yield { path, pieces: cocoText(source, settings, numbers) };
    }
  },
  losses({ annotations, classes }): readonly LabelLoss[] {
    const holes = annotations.filter(({ rings }) => rings.some(({ hole }) => hole)).length;
    const oriented = annotations.filter(
      ({ oriented: corners, rings }) => corners !== null && rings.length === 0,
    ).length;
    const shares = Object.keys(classes).length;
    return [
      { code: 'coco.holes', what: 'outlines with holes are masks now: COCO has no holes in outlines', count: holes },
      { code: 'coco.oriented', what: 'oriented boxes are outlines of four points now', count: oriented },
      { code: 'coco.picture-classes', what: 'classes of whole pictures are left out', count: shares },
    ];
  },
};

/** Whether the numbers of the source can stay: all of them there, at least 1 and none twice, in all parts together. */
function keepsNumbers(sources: readonly RecordSource[]): boolean {
  const [images, annotations] = [new Set<unknown>(), new Set<unknown>()];
  const fresh = (seen: Set<unknown>, id: unknown) =>
    Number.isInteger(id) && (id as number) >= 1 && !seen.has(id) && seen.add(id).size > 0;
  for (const source of sources) {
    for (const text of source.records()) {
      const record = JSON.parse(text) as CocoRecord;
      if (!fresh(images, record.image.id)) return false;
      if (!record.annotations.every((annotation) => fresh(annotations, annotation.id))) return false;
    }
  }
  return true;
}

/** Numbers of pictures and annotations, from 1 and through all parts. */
class Numbers {
  readonly #kept: boolean;
  #image = 0;
  #annotation = 0;

  constructor(kept: boolean) {
    this.#kept = kept;
  }

  image(record: CocoRecord): unknown {
    this.#image++;
    return this.#kept ? record.image.id : this.#image;
  }

  annotation(annotation: Readonly<Record<string, unknown>>): unknown {
    this.#annotation++;
    return this.#kept ? annotation.id : this.#annotation;
  }
}

function* cocoText(source: RecordSource, settings: LabelSettings, numbers: Numbers): Iterable<string> {
  const head = JSON.stringify(cocoHead(settings.scheme, settings.description));
  const ids = categoryIds(settings.scheme.categories);
  const categories = settings.scheme.categories.map((category, i) => cocoCategory(category, ids[i] ?? i + 1));
  yield `${head.slice(0, -1)},\n"categories":${JSON.stringify(categories)},\n"images":[`;
  // Pictures come first, so the records are read twice: what is counted in the first pass is known in the second.
  const images: unknown[] = [];
  let separator = '\n';
  for (const text of source.records()) {
    const record = JSON.parse(text) as CocoRecord;
    const id = numbers.image(record);
    images.push(id);
    yield `${separator}${JSON.stringify({ ...record.image, id })}`;
    separator = ',\n';
  }
  yield '\n],\n"annotations":[';
  separator = '\n';
  let at = 0;
  for (const text of source.records()) {
    const imageId = images[at++];
    for (const annotation of (JSON.parse(text) as CocoRecord).annotations) {
      const id = numbers.annotation(annotation);
      yield `${separator}${JSON.stringify({ ...annotation, id, image_id: imageId })}`;
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}
