import type { Annotation, PictureLabels } from '../annotation.ts';
import {
  categoryOf,
  type DescribedPicture,
  type LabelFormat,
  type LabelLoss,
  type LabelSettings,
  type RecordSource,
  type WholeFile,
} from '../label-format.ts';
import { boxAround } from '../voc/write.ts';

/** A table with a line for each box; a picture without any has one line of its own. Edges are places from 0, as in COCO. */
export const labelCsvFormat: LabelFormat = {
  name: 'csv',
  namesByStem: false,
  keepsFolders: true,
  pictureFolder: (part) => (part === null ? 'images' : `images/${part}`),
  describe: ({ path, part, labels }: DescribedPicture, settings: LabelSettings) => {
    const lines = hasClasses(labels) ? classLines(labels) : boxLines(labels, settings);
    const ends = settings.divided ? `,${part ?? ''}` : '';
    return { files: [], record: lines.map((line) => `${quoted(path)},${line}${ends}\n`).join('') };
  },
  *finish(sources: readonly RecordSource[], settings: LabelSettings): Iterable<WholeFile> {
    const form =
      settings.options.classes === true ? 'filename,class,weight' : 'filename,width,height,class,xmin,ymin,xmax,ymax';
    yield { path: 'labels.csv', pieces: text(`${form}${settings.divided ? ',split' : ''}\n`, sources) };
  },
  losses({ annotations, classes }): readonly LabelLoss[] {
    const count = (fits: (annotation: Annotation) => boolean) => annotations.filter(fits).length;
    return [
      {
        code: 'csv.outlines',
        what: 'outlines or masks are left out, only boxes are kept',
        count: count(({ rings, runs }) => rings.length > 0 || runs !== null),
      },
      {
        code: 'csv.oriented',
        what: 'oriented boxes are upright boxes around them now',
        count: count(({ oriented }) => oriented !== null),
      },
      {
        code: 'csv.keypoints',
        what: 'sets of key points are left out',
        count: count(({ keypoints }) => keypoints.length > 0),
      },
      { code: 'csv.crowd', what: 'labels are no longer marked as crowds', count: count(({ crowd }) => crowd) },
      {
        code: 'csv.attributes',
        what: 'labels lose further values of their own',
        count: count(({ attributes }) => Object.keys(attributes).length > 0),
      },
      {
        code: 'csv.picture-classes',
        what: 'classes of whole pictures are left out',
        count: annotations.length > 0 ? Object.keys(classes).length : 0,
      },
    ];
  },
};

function hasClasses({ annotations, classes }: PictureLabels): boolean {
  return annotations.length === 0 && Object.keys(classes).length > 0;
}

function classLines({ classes }: PictureLabels): string[] {
  return Object.entries(classes).map(([name, weight]) => `${quoted(name)},${weight}`);
}

function boxLines({ annotations, width, height }: PictureLabels, { scheme }: LabelSettings): string[] {
  const lines = annotations.flatMap((annotation) => {
    const box = boxAround(annotation);
    if (box === null) return [];
    const [x, y, w, h] = box;
    const edges = [x, y, x + w, y + h].map((value) => Math.round(value * 1000) / 1000);
    return [`${width},${height},${quoted(categoryOf(scheme, annotation.category).name)},${edges.join(',')}`];
  });
  return lines.length === 0 ? [`${width},${height},,,,,`] : lines;
}

function* text(header: string, sources: readonly RecordSource[]): Iterable<string> {
  yield header;
  for (const source of sources) yield* source.records();
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
