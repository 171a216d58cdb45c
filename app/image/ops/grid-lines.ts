import type { RandomStream } from '../../random/stream.ts';

/** Cuts a side into nearly equal cells, the one-pixel-longer ones in random order: the cuts, from 0 to the side. */
export function gridLines(side: number, cells: number, random: RandomStream): readonly number[] {
  const length = Math.floor(side / cells);
  const longer = side % cells;
  const lines = [0];
  for (const i of random.permutation(cells)) lines.push((lines.at(-1) as number) + length + (i < longer ? 1 : 0));
  return lines;
}
