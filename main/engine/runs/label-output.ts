/** Labels of the pictures of a result: beside each picture, and in the files of the whole. */
import { AppError } from '../../../app/errors.ts';
import type { PictureLabels } from '../../../app/formats/annotation.ts';
import { labelFormat } from '../../../app/formats/catalog.ts';
import type { DescribedFiles, LabelFormat, LabelSettings } from '../../../app/formats/label-format.ts';
import type { SplitPart } from '../../../app/formats/picture-item.ts';
import type { LabelFate } from '../../../app/image/annotated.ts';
import type { OpenedPictures } from '../files/opened-dataset.ts';
import { StagedFile } from './staged-file.ts';
import { writeStaged } from './write-whole.ts';

/** How the labels of a result are written; plain data, for threads. */
export interface LabelOutput {
  readonly format: string;
  readonly settings: LabelSettings;
}

/** What one source gave to the files of the whole, and what became of its labels. */
export interface LabelResult {
  readonly part: SplitPart | null;
  /** A record for each picture that was written, the original first. */
  readonly records: readonly string[];
  /** Labels of each class in the original, where it is kept, and in all copies. */
  readonly kept: Readonly<Record<string, number>>;
  readonly added: Readonly<Record<string, number>>;
  readonly fates: readonly (LabelFate & { readonly output: string })[];
}

/** The way a dataset's labels are written in a format; null where folders alone give classes. @throws AppError `option.invalid` */
export function labelOutput(
  { labels, name }: OpenedPictures,
  format: string,
  facts: { readonly description: string | null; readonly divided: boolean; readonly option: string },
): LabelOutput | null {
  const target = labelFormat(format);
  if ((target === undefined) === (labels === null)) {
    if (labels === null) return null;
    const { description, divided } = facts;
    return { format, settings: { scheme: labels.scheme, content: labels.content, description, divided, options: {} } };
  }
  const what =
    labels === null
      ? 'has classes by its folders and no boxes, outlines or key points'
      : 'has labels that class folders cannot hold';
  const instead = labels === null ? 'imagefolder' : 'coco, yolo, voc or csv';
  const message = `${name} ${what}, so it cannot be written as ${format}. Choose ${instead}.`;
  throw new AppError('option.invalid', message, { option: facts.option });
}

export function formatOf({ format }: LabelOutput): LabelFormat {
  const found = labelFormat(format);
  if (found === undefined) throw new Error(`There is no format of labels ${format}.`);
  return found;
}

export function describeFiles(
  output: LabelOutput,
  picture: { path: string; part: SplitPart | null; labels: PictureLabels; original: boolean },
): DescribedFiles {
  return formatOf(output).describe(picture, output.settings);
}

/** Writes the files that are about all pictures. @returns path → SHA-256 */
export async function writeWholeFiles(
  folders: { readonly stage: string; readonly temporary: string },
  output: LabelOutput,
  results: readonly Pick<LabelResult, 'part' | 'records'>[],
): Promise<Readonly<Record<string, string>>> {
  const parts = ([null, 'train', 'val', 'test'] as const).filter((part) => results.some((one) => one.part === part));
  const sources = parts.map((part) => ({
    part,
    *records() {
      for (const one of results) if (one.part === part) yield* one.records;
    },
  }));
  const files: Record<string, string> = {};
  const encoder = new TextEncoder();
  for (const { path, pieces } of formatOf(output).finish(sources, output.settings)) {
    // Makes the folder; the file itself is written piece by piece, as it may be large.
    await writeStaged(folders, path, '');
    const file = new StagedFile(path.replaceAll('/', '__'), folders, path);
    for (const piece of pieces) file.write(encoder.encode(piece));
    files[path] = file.finish();
  }
  return files;
}
