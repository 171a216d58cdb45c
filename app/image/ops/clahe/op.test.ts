import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('CLAHE', () => {
  it('with one tile and no limit equalizes the whole picture', () => {
    const samples = [10, 10, 20, 90];

    const made = replayed('CLAHE', { clip_limit: 1000, tile_grid_xy: [1, 1] }, picture(1, samples, { width: 2 }));

    // round(255 · share of samples up to the value)
    expect([...made.data]).toEqual([128, 128, 191, 255]);
  });

  it('with the lowest limit keeps the order of values', () => {
    const ramp = Array.from({ length: 256 }, (_, i) => i);

    const made = replayed('CLAHE', { clip_limit: 0, tile_grid_xy: [1, 1] }, picture(1, ramp, { width: 16 }));

    expect([...made.data]).toEqual([...made.data].sort((a, b) => a - b));
  });

  it('works on tiles larger than what is left of the picture', () => {
    const made = replayed('CLAHE', { clip_limit: 2, tile_grid_xy: [8, 8] }, picture(3, [1, 2, 3, 200, 100, 0]));

    expect([made.width, made.height, made.channels]).toEqual([2, 1, 3]);
  });
});

describeOperation({
  op: 'CLAHE',
  required: { tile_grid_size: [1, 1] },
  changes: {
    clip_limit: [{ clip_limit: [1, 1] }, { clip_limit: [4, 4] }],
    tile_grid_size: [{ tile_grid_size: [2, 2] }, { tile_grid_size: [4, 2] }],
  },
});
