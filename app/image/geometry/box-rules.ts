import type { BoxParams } from '../../model/recipe.ts';
import type { Box } from '../labels.ts';
import { wholeRect } from '../raster.ts';
import type { Size } from './mapping.ts';

/** Which boxes stay after a step: Albumentations' rules. Areas are in square pixels. */
export interface BoxRules extends BoxParams {
  /** Largest max(w/h, h/w); null for any. */
  readonly max_accept_ratio?: number | null;
}

export const KEEP_ALL_BOXES: BoxRules = { min_area: 0, min_visibility: 0, min_width: 0, min_height: 0, clip: false };

/** The box cut to the picture and the share of its area that is left, or the reason why it goes. */
export type BoxVerdict = { readonly box: Box; readonly share: number } | { readonly dropped: string };

export function judgeBox(box: Box, size: Size, rules: BoxRules): BoxVerdict {
  const clipped = clipBox(box, size);
  const width = clipped.x2 - clipped.x1;
  const height = clipped.y2 - clipped.y1;
  const area = width * height;
  const share = area / ((box.x2 - box.x1) * (box.y2 - box.y1));
  const ratio = Math.max(width / height, height / width);
  const { max_accept_ratio: maxRatio } = rules;
  if (!(width > 0 && height > 0)) return { dropped: 'it lies outside the picture' };
  if (area < rules.min_area) return { dropped: `its area ${show(area)} is below min_area ${rules.min_area}` };
  if (share < rules.min_visibility) {
    return { dropped: `the visible share ${show(share)} is below min_visibility ${rules.min_visibility}` };
  }
  if (width < rules.min_width) return { dropped: `its width ${show(width)} is below min_width ${rules.min_width}` };
  if (height < rules.min_height)
    return { dropped: `its height ${show(height)} is below min_height ${rules.min_height}` };
  if (typeof maxRatio === 'number' && ratio > maxRatio) {
    return { dropped: `its aspect ratio ${show(ratio)} is above max_accept_ratio ${maxRatio}` };
  }
  return { box: clipped, share };
}

export function clipBox(box: Box, size: Size): Box {
  const { x1, y1, x2, y2 } = wholeRect(size);
  return {
    ...box,
    x1: Math.min(x2, Math.max(x1, box.x1)),
    y1: Math.min(y2, Math.max(y1, box.y1)),
    x2: Math.min(x2, Math.max(x1, box.x2)),
    y2: Math.min(y2, Math.max(y1, box.y2)),
  };
}

function show(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
