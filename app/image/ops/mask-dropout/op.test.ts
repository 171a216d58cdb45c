import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeOperation } from '../../testing-operation.ts';

const objects = (() => {
  const data = new Uint8Array(30 * 20);
  for (let y = 3; y < 9; y++) data.fill(1, y * 30 + 3, y * 30 + 10);
  for (let y = 8; y < 15; y++) data.fill(2, y * 30 + 14, y * 30 + 25);
  return { width: 30, height: 20, channels: 1 as const, data };
})();
const sample = withLabels(smoothPicture(30, 20), {
  boxes: [
    { id: 'a', x1: 3, y1: 3, x2: 10, y2: 9 },
    { id: 'b', x1: 14, y1: 8, x2: 25, y2: 15 },
  ],
  mask: objects,
});
const made = (parameters: object) =>
  augment(sample, parseImageSteps([{ op: 'MaskDropout', p: 1, ...parameters }], 'steps'), {
    seed: 1,
    item: 2,
    copy: 1,
  });

describe('MaskDropout', () => {
  it('takes one object whole, with its mask and its box, and leaves the other', () => {
    const { sample: after, dropped } = made({ fill: 7 });

    const gone = dropped[0]?.id === 'a' ? 1 : 2;
    expect(dropped).toHaveLength(1);
    after.labels.mask?.data.forEach((value, i) => {
      const hidden = objects.data[i] === gone;
      expect(value).toBe(hidden ? 0 : objects.data[i]);
      expect(after.raster.data[3 * i]).toBe(hidden ? 7 : sample.raster.data[3 * i]);
    });
  });

  it('fills from what surrounds an object', () => {
    const { raster } = made({ fill: 'inpaint_telea', max_objects: [2, 2] }).sample;

    expect(raster).not.toEqual(sample.raster);
    expect(Math.min(...raster.data)).toBeGreaterThan(0);
  });

  it('does nothing without a mask', () => {
    const bare = withLabels(smoothPicture(10, 10));
    const steps = parseImageSteps([{ op: 'MaskDropout', p: 1 }], 'steps');

    expect(augment(bare, steps, { seed: 1, item: 2, copy: 1 }).sample).toEqual(bare);
  });
});

describeOperation({
  op: 'MaskDropout',
  changes: {
    max_objects: [{ max_objects: [1, 1] }, { max_objects: [40, 40] }],
    fill: [0, 90, 'inpaint_telea', 'inpaint_ns'].map((fill) => ({ max_objects: [150, 150], fill })),
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 250 }],
  },
});
