import type { AnnotationCounts, LabelScheme, PictureLabels } from '../../../../app/formats/annotation.ts';
import type { LabelContent } from '../../../../app/formats/label-format.ts';
import type { PictureItem } from '../../../../app/formats/picture-item.ts';

/** The labels of a dataset of pictures: counted when it was opened, read picture by picture. */
export interface OpenedLabels {
  readonly scheme: LabelScheme;
  readonly totals: AnnotationCounts;
  readonly content: LabelContent;
  /** Labels of each class, in the order of the classes; classes without any have 0. */
  readonly classes: Readonly<Record<string, number>>;
  /** Absolute paths of the files that hold them. */
  readonly files: readonly string[];
  /** In pixels of the picture as it is seen, upright. @throws AppError where the picture or its labels cannot be read */
  read(item: PictureItem): Promise<PictureLabels>;
}
