import { describe, expect, it } from 'vitest';
import { augment } from '../../augment.ts';
import { replay } from '../../replay.ts';
import { parseImageSteps } from '../../steps.ts';
import { smoothPicture, withLabels } from '../../testing.ts';
import { describeLabelsMove, describeOperation } from '../../testing-operation.ts';

describe('Affine', () => {
  it('moves by whole pixels without resampling', () => {
    const raster = { width: 3, height: 2, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) } as const;
    const params = { translate_px: [1, 0], fill: 9 };

    const made = replay([withLabels(raster)], [{ op: 'Affine', params }], { resampling: 'fused' }).sample.raster;

    expect([...made.data]).toEqual([9, 1, 2, 9, 4, 5]);
  });

  it('takes one number, a pair, or both by axis', () => {
    const scaled = (scale: unknown) => parseImageSteps([{ op: 'Affine', scale }], 'steps')[0];

    expect(scaled(1.5)).toMatchObject({ parameters: { scale: { x: [1.5, 1.5], y: [1.5, 1.5] } } });
    expect(scaled([0.5, 2])).toMatchObject({ parameters: { scale: { x: [0.5, 2], y: [0.5, 2] } } });
    expect(scaled({ x: [0.5, 2] })).toMatchObject({ parameters: { scale: { x: [0.5, 2], y: [1, 1] } } });
  });

  it('refuses both kinds of translation', () => {
    const both = { op: 'Affine', translate_px: 3, translate_percent: 0.1 };

    expect(() => parseImageSteps([both], 'steps')).toThrow('only one of');
  });

  it('balanced_scale shrinks as often as it enlarges, whatever the range', () => {
    const steps = parseImageSteps([{ op: 'Affine', scale: [0.9, 3], balanced_scale: true, p: 1 }], 'steps');
    const sample = withLabels(smoothPicture(4, 4));

    const factors = Array.from({ length: 400 }, (_, copy) => {
      const { params } = augment(sample, steps, { seed: 1, item: 2, copy }).operations[0]!;
      return (params.scale as [number, number])[0];
    });
    const shrunk = factors.filter((factor) => factor < 1).length;

    expect(Math.abs(shrunk - 200)).toBeLessThan(50);
  });
});

describeOperation({
  op: 'Affine',
  required: { rotate: 25 },
  changes: {
    scale: [{ scale: [0.8, 0.8] }, { scale: 1.2 }, { scale: { x: 0.8, y: 1.2 } }],
    translate_percent: [{ translate_percent: null }, { translate_percent: 0.2 }, { translate_percent: { x: 0.2 } }],
    translate_px: [{ translate_px: null }, { translate_px: 4 }, { translate_px: { y: 4 } }],
    rotate: [{ rotate: 10 }, { rotate: [20, 20] }],
    shear: [{ shear: 0 }, { shear: 10 }, { shear: { x: 10, y: [-5, -5] } }],
    fit_output: [{ fit_output: false }, { fit_output: true }],
    keep_ratio: [
      { scale: [0.5, 1.5], keep_ratio: false },
      { scale: [0.5, 1.5], keep_ratio: true },
    ],
    balanced_scale: [
      { scale: [0.5, 3], balanced_scale: false },
      { scale: [0.5, 3], balanced_scale: true },
    ],
    rotate_method: [{ rotate_method: 'largest_box' }, { rotate_method: 'ellipse' }],
    interpolation: [0, 1, 2, 4].map((interpolation) => ({ interpolation })),
    mask_interpolation: [0, 1, 2, 4].map((mask_interpolation) => ({ mask_interpolation })),
    border_mode: [0, 1, 2, 3, 4].map((border_mode) => ({ border_mode })),
    fill: [{ fill: 0 }, { fill: 90 }, { fill: [90, 0, 200] }],
    fill_mask: [{ fill_mask: 0 }, { fill_mask: 3 }],
  },
});

describeLabelsMove({
  op: 'Affine',
  parameters: { scale: [0.7, 1.2], translate_percent: [-0.1, 0.1], rotate: [-40, 40], shear: [-15, 15] },
});
describeLabelsMove({ op: 'Affine', parameters: { rotate: [-80, 80], fit_output: true } });
