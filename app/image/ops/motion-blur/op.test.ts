import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';
import { motionKernel } from './motion-kernel.ts';

/** Where a kernel has weight, as text. */
const drawing = (side: number, angle: number, direction: number) => {
  const { weights } = motionKernel(side, angle, { direction, shift: [0, 0] });
  return Array.from({ length: side }, (_, y) =>
    [...weights.subarray(y * side, (y + 1) * side)].map((w) => (w > 0 ? '#' : '.')).join(''),
  );
};

describe('MotionBlur', () => {
  it('draws a line through the middle, halves rounded to even', () => {
    expect(drawing(9, 30, 0)).toEqual([
      '.........',
      '.........',
      '.#.......',
      '..#......',
      '...###...',
      '......#..',
      '.......#.',
      '.........',
      '.........',
    ]);
  });

  it('draws a half line where the direction is one way (golden case motion_1)', () => {
    expect(drawing(7, 120, 0.5)).toEqual(['.......', '.......', '...##..', '...#...', '..##...', '..#....', '..#....']);
  });

  it('smears along the line and leaves alpha', () => {
    const source = picture(2, [0, 1, 0, 2, 90, 3, 0, 4, 0, 5]);

    const made = replayed('MotionBlur', { kernel_size: 3, angle_degrees: 0, direction: 0 }, source);

    expect([...made.data]).toEqual([0, 1, 30, 2, 30, 3, 30, 4, 0, 5]);
  });

  it('takes a kernel that is given as it is', () => {
    const params = {
      kernel_size: 3,
      angle_degrees: 0,
      direction: 0,
      kernel: [
        [0, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
      ],
    };

    expect([...replayed('MotionBlur', params, picture(1, [10, 20, 30])).data]).toEqual([20, 10, 20]);
  });
});

describeOperation({
  op: 'MotionBlur',
  required: { blur_limit: [9, 9] },
  changes: {
    blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [9, 9] }],
    allow_shifted: [{ allow_shifted: true }, { allow_shifted: false }],
    angle_range: [{ angle_range: [0, 0] }, { angle_range: [60, 60] }],
    direction_range: [{ direction_range: [-1, -1] }, { direction_range: [1, 1] }],
  },
});
