import type { Operation } from '../../op.ts';
import { drawnSymmetry, drawSymmetry, type SymmetryDrawn, symmetryEffects } from '../square-symmetries.ts';
import { d4Meta } from './meta.ts';

export const d4: Operation<object, SymmetryDrawn> = {
  meta: d4Meta,
  drawn: drawnSymmetry,
  draw: (_parameters, _view, random) => drawSymmetry(random),
  effects: symmetryEffects,
};
