import { z } from 'zod';
import type { RandomStream } from '../../random/stream.ts';
import type { WarpEffect } from '../effect.ts';
import {
  flipHorizontally,
  flipVertically,
  type Mapping,
  quarterTurn,
  type Size,
  transpose,
} from '../geometry/mapping.ts';

/** What D4 and SquareSymmetry share: the eight symmetries of the square by Albumentations' names. */
const ELEMENTS = ['e', 'r90', 'r180', 'r270', 'v', 'h', 't', 'hvt'] as const;

export const drawnSymmetry = z.object({ group_element: z.enum(ELEMENTS) });

export type SymmetryDrawn = z.output<typeof drawnSymmetry>;

export function drawSymmetry(random: RandomStream): SymmetryDrawn {
  return { group_element: ELEMENTS[random.below(ELEMENTS.length)] ?? 'e' };
}

export function symmetryEffects({ group_element: element }: SymmetryDrawn, frame: Size): readonly WarpEffect[] {
  return mappingsOf(element, frame).map((mapping) => ({ kind: 'warp', mapping, sampling: null }));
}

function mappingsOf(element: (typeof ELEMENTS)[number], size: Size): readonly Mapping[] {
  switch (element) {
    case 'e':
      return [];
    case 'r90':
      return [quarterTurn(size, 1)];
    case 'r180':
      return [quarterTurn(size, 2)];
    case 'r270':
      return [quarterTurn(size, 3)];
    case 'v':
      return [flipVertically(size)];
    case 'h':
      return [flipHorizontally(size)];
    case 't':
      return [transpose(size)];
    case 'hvt':
      return [quarterTurn(size, 2), transpose(size)];
  }
}
