import { z } from 'zod';
import type { ReplayedOperation } from '../../op.ts';
import { type AffineDrawn, affineEffect, drawnAffine } from '../affine-family.ts';

/** A shear about the middle of the picture: recipes draw it as part of `Affine`. */
export const shear: ReplayedOperation<AffineDrawn> = {
  name: 'Shear',
  drawn: z.object(drawnAffine),
  effects: (values, frame) => [affineEffect(values, frame)],
};
