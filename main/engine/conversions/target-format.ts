import { AppError } from '../../../app/errors.ts';
import { TABLE_FORMATS } from '../../../app/formats/tables/file-format.ts';
import { nearestName } from '../../../app/nearest.ts';

/** What can be written, by kind of dataset. */
export const TARGET_FORMATS = { tabular: TABLE_FORMATS, image: ['imagefolder'] } as const;

/** Formats with labels that class folders cannot hold; their names are known so that the refusal is exact. */
const ANNOTATION_FORMATS = ['coco', 'yolo', 'voc'];

const ALL = [...TARGET_FORMATS.tabular, ...TARGET_FORMATS.image];

/** Refuses a name that is no format at all, before anything is read. */
export function refuseUnknownFormat(to: string): void {
  if (ALL.some((name) => name === to)) return;
  if (ANNOTATION_FORMATS.includes(to)) {
    throw invalid(
      `--to ${to} cannot be written by this version, because boxes and polygons are not converted yet; there are: ${ALL.join(', ')}.`,
    );
  }
  const near = nearestName(to, ALL);
  throw invalid(
    `--to ${to} is no format that can be written; there are: ${ALL.join(', ')}.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  );
}

/** @throws AppError `option.invalid` where a format is for the other kind of dataset */
export function refuseOtherKind(to: string, kind: 'tabular' | 'image', name: string): void {
  const own: readonly string[] = TARGET_FORMATS[kind];
  if (own.includes(to)) return;
  const nouns = { tabular: 'a table', image: 'a set of pictures' };
  throw invalid(`${name} is ${nouns[kind]}, which cannot become ${to}; expected --to ${own.join(' or --to ')}.`);
}

function invalid(message: string): AppError {
  return new AppError('option.invalid', message, { option: '--to' });
}
