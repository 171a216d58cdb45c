import { describe, expect, it } from 'vitest';
import { replay } from '../../replay.ts';
import { withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('D4', () => {
  it.each([
    ['e', [1, 2, 3, 4, 5, 6]],
    ['r90', [3, 6, 2, 5, 1, 4]],
    ['r180', [6, 5, 4, 3, 2, 1]],
    ['r270', [4, 1, 5, 2, 6, 3]],
    ['v', [4, 5, 6, 1, 2, 3]],
    ['h', [3, 2, 1, 6, 5, 4]],
    ['t', [1, 4, 2, 5, 3, 6]],
    ['hvt', [6, 3, 5, 2, 4, 1]],
  ])('%s, pixel for pixel', (group_element, pixels) => {
    const sample = withLabels({ width: 3, height: 2, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) });

    const { raster } = replay([sample], [{ op: 'D4', params: { group_element } }], { resampling: 'stepwise' }).sample;

    expect([...raster.data]).toEqual(pixels);
  });
});

describeOperation({ op: 'D4', changes: {} });
describeLabelsMove({ op: 'D4', copies: 20 });
