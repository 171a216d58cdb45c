import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { RandomStream } from '../../../random/stream.ts';
import { type MovedTile, tileLabels } from '../../geometry/tile-labels.ts';
import type { Operation } from '../../op.ts';
import { blankLike, type Raster } from '../../raster.ts';
import { movedSample } from '../moved-sample.ts';
import { type RandomGridShuffleParameters, randomGridShuffleMeta } from './meta.ts';

const drawn = z.object({
  /** Edges of the cells: y1, x1, y2, x2 in pixels. */
  tiles: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])),
  /** For each cell the number of the one that comes to its place. */
  mapping: z.array(z.int().min(0)),
});

type Drawn = z.output<typeof drawn>;
type Tile = Drawn['tiles'][number];

export const randomGridShuffle: Operation<RandomGridShuffleParameters, Drawn> = {
  meta: randomGridShuffleMeta,
  drawn,
  draw({ grid }, { width, height }, random) {
    const rows = splits(height, grid[0], random);
    const columns = splits(width, grid[1], random);
    const tiles = rows.flatMap(([y1, y2]) => columns.map(([x1, x2]): Tile => [y1, x1, y2, x2]));
    return { tiles, mapping: shuffledByShape(tiles, random) };
  },
  effects: (values) => [
    {
      kind: 'combine',
      apply([sample], context) {
        if (sample === undefined) throw new AppError('op.invalid-value', `${context.op} has no picture.`);
        const tiles = movedTiles(values);
        const map = tileLabels(tiles, sample.raster);
        return movedSample(sample, { map, pixels: (raster) => moveTiles(raster, tiles) }, context);
      },
    },
  ],
};

/** Almost equal lengths in an order of chance, as intervals. */
function splits(side: number, count: number, random: RandomStream): readonly (readonly [number, number])[] {
  if (count > side) {
    throw new AppError(
      'op.invalid-value',
      `RandomGridShuffle cuts ${count} cells from ${side} pixels; expected at least a pixel for each. Choose a smaller "grid".`,
    );
  }
  const least = Math.floor(side / count);
  const lengths = Array.from({ length: count }, (_, i) => (i < side % count ? least + 1 : least));
  let start = 0;
  return Array.from(random.permutation(count), (i) => {
    const from = start;
    start += lengths[i] as number;
    return [from, start] as const;
  });
}

/** Only cells of one size change places, so nothing is stretched or cut. */
function shuffledByShape(tiles: readonly Tile[], random: RandomStream): number[] {
  const mapping = tiles.map((_, i) => i);
  const shapes = new Map<string, number[]>();
  tiles.forEach(([y1, x1, y2, x2], i) => {
    const shape = `${y2 - y1} ${x2 - x1}`;
    shapes.set(shape, [...(shapes.get(shape) ?? []), i]);
  });
  for (const members of shapes.values()) {
    const order = random.permutation(members.length);
    members.forEach((member, i) => {
      mapping[member] = members[order[i] as number] as number;
    });
  }
  return mapping;
}

function movedTiles({ tiles, mapping }: Drawn): readonly MovedTile[] {
  return mapping.map((from, to) => {
    const source = tiles[from];
    const [y1, x1, y2, x2] = tiles[to] ?? [0, 0, -1, -1];
    if (source === undefined || y2 - y1 !== source[2] - source[0] || x2 - x1 !== source[3] - source[1]) {
      throw new AppError(
        'op.invalid-value',
        `RandomGridShuffle moves cell ${from} to ${to}; expected cells of one size.`,
      );
    }
    return { x1: source[1], y1: source[0], x2: source[3], y2: source[2], dx: x1 - source[1], dy: y1 - source[0] };
  });
}

function moveTiles(source: Raster, tiles: readonly MovedTile[]): Raster {
  const target = blankLike(source, source.width, source.height);
  target.data.set(source.data);
  const { channels, width } = source;
  for (const { x1, y1, x2, y2, dx, dy } of tiles) {
    for (let y = y1; y < y2; y++) {
      const row = source.data.subarray((y * width + x1) * channels, (y * width + x2) * channels);
      target.data.set(row, ((y + dy) * width + x1 + dx) * channels);
    }
  }
  return target;
}
