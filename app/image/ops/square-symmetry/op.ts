import type { Operation } from '../../op.ts';
import { drawnSymmetry, drawSymmetry, type SymmetryDrawn, symmetryEffects } from '../square-symmetries.ts';
import { squareSymmetryMeta } from './meta.ts';

export const squareSymmetry: Operation<object, SymmetryDrawn> = {
  meta: squareSymmetryMeta,
  drawn: drawnSymmetry,
  draw: (_parameters, _view, random) => drawSymmetry(random),
  effects: symmetryEffects,
};
