import { describe, expect, it } from 'vitest';
import { ellipseOffsets, morphed } from '../../kernels/morphology.ts';
import { describeLabelsMove, describeOperation, picture } from '../../testing-operation.ts';

describe('Morphological', () => {
  it('has the ellipses of OpenCV', () => {
    const rows = (width: number, height: number) =>
      ellipseOffsets(width, height).map(({ from, to }) => [from + Math.floor(width / 2), to + Math.floor(width / 2)]);

    expect(rows(3, 3)).toEqual([
      [1, 1],
      [0, 2],
      [1, 1],
    ]);
    expect(rows(5, 5)).toEqual([
      [2, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [2, 2],
    ]);
    expect(rows(2, 3)).toEqual([
      [1, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  it('grows bright pixels and shrinks them', () => {
    const cross = picture(1, [0, 0, 0, 0, 9, 0, 0, 0, 0], { width: 3 });

    expect([...morphed(cross, ellipseOffsets(3, 3), 'dilation').data]).toEqual([0, 9, 0, 9, 9, 9, 0, 9, 0]);
    expect([...morphed(cross, ellipseOffsets(3, 3), 'erosion').data]).toEqual(new Array(9).fill(0));
  });
});

describeOperation({
  op: 'Morphological',
  changes: {
    scale: [{ scale: [2, 3] }, { scale: [3, 3] }, { scale: [5, 7] }],
    operation: [{ operation: 'dilation' }, { operation: 'erosion' }],
  },
});

for (const operation of ['dilation', 'erosion']) {
  describeLabelsMove({ op: 'Morphological', parameters: { operation }, copies: 1 });
  describeLabelsMove({ op: 'Morphological', parameters: { operation, scale: [4, 7] }, copies: 1 });
}
