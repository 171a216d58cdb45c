import { RandomStream } from '../random/stream.ts';
import type { StepInput } from './method.ts';

/** Rows drawn between two looks at pause and cancel: about 10 ms. */
const DRAWS_PER_GATE = 16_384;

/**
 * Draws the new rows of a class one after another, row i from the stream that belongs to (seed, step, class, i) and to the attempt: so the
 * first rows of a larger run are those of a smaller one.
 */
export async function drawRows(
  input: Pick<StepInput<unknown>, 'seed' | 'drawStep' | 'control'>,
  { code, add }: { readonly code: number; readonly add: number },
  draw: (i: number, random: RandomStream) => void,
): Promise<void> {
  const random = new RandomStream({ seed: input.seed, item: 0, copy: code, step: input.drawStep });
  for (let i = 0; i < add; i++) {
    if (i % DRAWS_PER_GATE === 0) await input.control.gate();
    random.moveTo(input.seed, i, code, input.drawStep);
    draw(i, random);
  }
}

/** The last item of a class's streams: what is drawn once a class, such as a share. No class gets this many rows. */
export const ONCE_A_CLASS = 0xffffffff;
