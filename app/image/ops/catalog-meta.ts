import type { OperationMeta } from '../op.ts';
import { centerCropMeta } from './center-crop/meta.ts';
import { cropMeta } from './crop/meta.ts';
import { gaussianBlurMeta } from './gaussian-blur/meta.ts';
import { horizontalFlipMeta } from './horizontal-flip/meta.ts';
import { hueSaturationValueMeta } from './hue-saturation-value/meta.ts';
import { randomBrightnessContrastMeta } from './random-brightness-contrast/meta.ts';
import { randomCropMeta } from './random-crop/meta.ts';
import { randomResizedCropMeta } from './random-resized-crop/meta.ts';
import { resizeMeta } from './resize/meta.ts';
import { rotateMeta } from './rotate/meta.ts';
import { verticalFlipMeta } from './vertical-flip/meta.ts';

/** What a recipe can name, in the order a catalogue shows it. No pixels: the window may import this. */
export const operationMetas: readonly OperationMeta<unknown>[] = [
  horizontalFlipMeta,
  verticalFlipMeta,
  rotateMeta,
  cropMeta,
  centerCropMeta,
  randomCropMeta,
  randomResizedCropMeta,
  resizeMeta,
  randomBrightnessContrastMeta,
  hueSaturationValueMeta,
  gaussianBlurMeta,
];

const byName = new Map(operationMetas.map((meta) => [meta.name, meta]));

export function operationMeta(name: string): OperationMeta<unknown> | undefined {
  return byName.get(name);
}
