import { cocoFormat } from './coco/format.ts';
import { labelCsvFormat } from './label-csv/format.ts';
import type { LabelFormat } from './label-format.ts';
import { vocFormat } from './voc/format.ts';
import { yoloFormat } from './yolo/format.ts';

/** One format of datasets, for lists in the window and in messages. */
export interface FormatEntry {
  readonly name: string;
  readonly title: string;
  readonly kind: 'tabular' | 'image';
  readonly summary: string;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly options: readonly FormatOption[];
}

/** A choice that a format leaves; the first value is the default. */
export interface FormatOption {
  readonly name: string;
  readonly title: string;
  readonly values: readonly { readonly value: string; readonly title: string }[];
}

/** Every format, in the order in which lists show them. */
export const formatCatalog: readonly FormatEntry[] = [
  {
    name: 'csv',
    title: 'CSV',
    kind: 'tabular',
    summary: 'A table with commas.',
    reads: true,
    writes: true,
    options: [],
  },
  { name: 'tsv', title: 'TSV', kind: 'tabular', summary: 'A table with tabs.', reads: true, writes: true, options: [] },
  {
    ...{ name: 'imagefolder', title: 'Class folders', kind: 'image', reads: true, writes: true, options: [] },
    summary: 'A folder for each class, as torchvision and Keras read them.',
  },
  {
    ...{ name: 'coco', title: 'COCO', kind: 'image', reads: true, writes: true, options: [] },
    summary: 'JSON with boxes, outlines, masks and key points.',
  },
  {
    ...{ name: 'yolo', title: 'YOLO', kind: 'image', reads: true, writes: true },
    summary: 'Text files and data.yaml, as Ultralytics trains from them.',
    options: [
      {
        name: 'task',
        title: 'Task',
        values: [
          { value: 'auto', title: 'What the labels are' },
          { value: 'detect', title: 'Boxes' },
          { value: 'segment', title: 'Outlines' },
          { value: 'pose', title: 'Key points' },
          { value: 'obb', title: 'Oriented boxes' },
        ],
      },
    ],
  },
  {
    ...{ name: 'voc', title: 'Pascal VOC', kind: 'image', reads: true, writes: true },
    summary: 'One XML with boxes for each picture.',
    options: [
      {
        name: 'voc_origin',
        title: 'Boxes count',
        values: [
          { value: 'one-based', title: 'from 1, the last pixel included' },
          { value: 'zero-based', title: 'from 0, the end excluded' },
        ],
      },
    ],
  },
  {
    ...{ name: 'csv', title: 'CSV of labels', kind: 'image', reads: true, writes: true, options: [] },
    summary: 'A table with a line for each box.',
  },
];

const LABEL_FORMATS: readonly LabelFormat[] = [cocoFormat, yoloFormat, vocFormat, labelCsvFormat];

/** The format of labels of a name; undefined for class folders, which say classes by folders alone. */
export function labelFormat(name: string): LabelFormat | undefined {
  return LABEL_FORMATS.find((format) => format.name === name);
}

export function writableFormats(kind: FormatEntry['kind']): readonly string[] {
  return formatCatalog.filter((format) => format.kind === kind && format.writes).map(({ name }) => name);
}
