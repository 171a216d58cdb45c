import type { Annotation } from '../annotation.ts';
import type {
  DescribedPicture,
  LabelFormat,
  LabelLoss,
  LabelSettings,
  RecordSource,
  WholeFile,
} from '../label-format.ts';
import type { VocOrigin } from './read.ts';
import { boxAround, vocText } from './write.ts';

const FOLDER = 'JPEGImages';

/** Pascal VOC: one XML for each picture, lists of stems for the parts. */
export const vocFormat: LabelFormat = {
  name: 'voc',
  namesByStem: true,
  keepsFolders: false,
  pictureFolder: () => FOLDER,
  describe({ path, labels }: DescribedPicture, settings: LabelSettings) {
    const fileName = path.slice(FOLDER.length + 1);
    const stem = fileName.slice(0, fileName.lastIndexOf('.'));
    const text = vocText(fileName, labels, settings.scheme, originOfResult(settings));
    return { files: [{ path: `Annotations/${stem}.xml`, text }], record: stem };
  },
  *finish(sources: readonly RecordSource[]): Iterable<WholeFile> {
    for (const source of sources) {
      yield { path: `ImageSets/Main/${source.part ?? 'trainval'}.txt`, pieces: lines(source.records()) };
    }
    const learned = sources.filter(({ part }) => part === 'train' || part === 'val');
    if (learned.length > 0) {
      yield { path: 'ImageSets/Main/trainval.txt', pieces: lines(chained(learned)) };
    }
  },
  losses({ annotations, classes }): readonly LabelLoss[] {
    const count = (fits: (annotation: Annotation) => boolean) => annotations.filter(fits).length;
    const uneven = (annotation: Annotation) =>
      annotation.source?.voc === undefined &&
      (boxAround(annotation) ?? []).some((value) => Math.abs(value - Math.round(value)) > 1e-6);
    return [
      {
        code: 'voc.outlines',
        what: 'outlines or masks are left out, only boxes are kept',
        count: count(({ rings, runs }) => rings.length > 0 || runs !== null),
      },
      {
        code: 'voc.oriented',
        what: 'oriented boxes are upright boxes around them now',
        count: count(({ oriented }) => oriented !== null),
      },
      {
        code: 'voc.keypoints',
        what: 'sets of key points are left out',
        count: count(({ keypoints }) => keypoints.length > 0),
      },
      { code: 'voc.crowd', what: 'labels are no longer marked as crowds', count: count(({ crowd }) => crowd) },
      { code: 'voc.rounded', what: 'boxes are rounded to whole pixels', count: count(uneven) },
      {
        code: 'voc.no-box',
        what: 'labels without any box are left out',
        count: count((annotation) => boxAround(annotation) === null),
      },
      {
        code: 'voc.picture-classes',
        what: 'classes of whole pictures are left out',
        count: Object.keys(classes).length,
      },
    ];
  },
};

/** Boxes that keep the numbers of their files must not stand beside others that count differently. */
function originOfResult({ scheme, options }: LabelSettings): VocOrigin {
  const asked = options.voc_origin ?? scheme.attributes.voc_origin;
  return asked === 'zero-based' ? 'zero-based' : 'one-based';
}

function* chained(sources: readonly RecordSource[]): Iterable<string> {
  for (const source of sources) yield* source.records();
}

function* lines(stems: Iterable<string>): Iterable<string> {
  for (const stem of stems) yield `${stem}\n`;
}
