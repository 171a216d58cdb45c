import { open, readFile } from 'node:fs/promises';
import type { LabelScheme, PictureLabels } from '../../../../app/formats/annotation.ts';
import { annotationsAfter, labelsOf } from '../../../../app/image/annotated.ts';
import { KEEP_ALL_BOXES } from '../../../../app/image/geometry/box-rules.ts';
import { mapLabels, matrixLabels } from '../../../../app/image/geometry/map-labels.ts';
import {
  flipHorizontally,
  flipVertically,
  type Mapping,
  quarterTurn,
  type Size,
  transpose,
} from '../../../../app/image/geometry/mapping.ts';
import { inverse } from '../../../../app/image/geometry/matrix.ts';
import { mapInstances } from '../../../../app/image/geometry/run-lengths.ts';
import { warp } from '../../../../app/image/kernels/warp.ts';
import { wholeRect } from '../../../../app/image/raster.ts';
import { type PictureInfo, probePicture } from '../../../../app/image/vips.ts';

/** Headers lie within this many first bytes; where they do not, the whole file is read. */
const HEAD_BYTES = 64 * 1024;

export async function probeFile(path: string, name: string): Promise<PictureInfo> {
  const file = await open(path);
  const head = new Uint8Array(HEAD_BYTES);
  let length: number;
  try {
    length = (await file.read(head, 0, HEAD_BYTES, 0)).bytesRead;
  } finally {
    await file.close();
  }
  return probePicture(head.subarray(0, length), name).catch(async () => probePicture(await readFile(path), name));
}

/** Size of the pixels as they are stored, before the orientation turns them. */
function storedSize({ width, height, orientation }: PictureInfo): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** What a viewer does to stored pixels of an EXIF orientation; null for those that are upright. */
function uprightMapping(orientation: number, size: Size): readonly Mapping[] {
  const { width, height } = size;
  const turned = { width: height, height: width };
  switch (orientation) {
    case 2:
      return [flipHorizontally(size)];
    case 3:
      return [quarterTurn(size, 2)];
    case 4:
      return [flipVertically(size)];
    case 5:
      return [transpose(size)];
    case 6:
      return [quarterTurn(size, 3)];
    case 7:
      return [transpose(size), quarterTurn(turned, 2)];
    case 8:
      return [quarterTurn(size, 1)];
    default:
      return [];
  }
}

/**
 * Labels of the picture as it is seen. They may have been drawn on the stored pixels instead: their own size tells, where
 * the orientation changes it. A size that fits neither is told by `fit`, and the numbers stay as they are.
 */
export function uprightLabels(labels: PictureLabels, info: PictureInfo, scheme: LabelScheme): PictureLabels {
  const { width, height } = info;
  const fits = (size: Size) => labels.width === size.width && labels.height === size.height;
  if ((labels.width === 0 && labels.height === 0) || fits(info)) return { ...labels, width, height };
  const stored = storedSize(info);
  if (!fits(stored)) return { ...labels, width, height, fit: 'other-size' };
  let turned = labels;
  for (const mapping of uprightMapping(info.orientation, stored)) turned = moved(turned, scheme, mapping);
  return { ...turned, fit: 'turned' };
}

function moved(labels: PictureLabels, scheme: LabelScheme, mapping: Mapping): PictureLabels {
  const before = labelsOf(labels, scheme, { clip: false });
  const after = mapLabels(before, matrixLabels(mapping), KEEP_ALL_BOXES, 'EXIF orientation');
  const { width, height } = mapping;
  const instances = mapInstances(before.instances, (mask) =>
    warp(mask, {
      width,
      height,
      inverse: inverse(mapping.nearest),
      interpolation: 'nearest',
      border: 'constant',
      fill: 0,
      window: wholeRect(mask),
    }),
  );
  return annotationsAfter(labels, scheme, { ...after, labels: { ...after.labels, instances }, size: mapping }).labels;
}
