import { z } from 'zod';
import type { Effect } from '../../effect.ts';
import { scaleContrast, scaleSaturation } from '../../kernels/color-factors.ts';
import { shiftHueSaturationValue } from '../../kernels/hue-saturation-value.ts';
import { tableOf } from '../../kernels/table.ts';
import type { Frame, Operation } from '../../op.ts';
import { colorChannels } from '../../raster.ts';
import { type ColorJitterParameters, colorJitterMeta } from './meta.ts';

const KNOBS = ['brightness', 'contrast', 'saturation', 'hue'] as const;

const drawn = z.object({
  brightness: z.number().min(0),
  contrast: z.number().min(0),
  saturation: z.number().min(0),
  hue: z.number(),
  order: z.array(z.enum(KNOBS)).default([...KNOBS]),
});

/** Pillow turns hues by whole steps of an 8-bit circle, cut off towards 0. */
const HUE_STEPS = 255;

type Drawn = z.output<typeof drawn>;

/** Torchvision's four changes. A grey picture has neither saturation nor hue: only the other two change it. */
export const colorJitter: Operation<ColorJitterParameters, Drawn> = {
  meta: colorJitterMeta,
  drawn,
  draw: (parameters, _view, random) => ({
    brightness: random.between(...parameters.brightness),
    contrast: random.between(...parameters.contrast),
    saturation: random.between(...parameters.saturation),
    hue: random.between(...parameters.hue),
    order: [...random.permutation(KNOBS.length)].map((i) => KNOBS[i] as (typeof KNOBS)[number]),
  }),
  effects: (values, frame) => values.order.flatMap((knob) => turn(knob, values, frame)),
};

function turn(knob: (typeof KNOBS)[number], values: Drawn, { channels, maxValue }: Frame): Effect[] {
  const grey = colorChannels(channels) === 1;
  switch (knob) {
    case 'brightness':
      return [{ kind: 'table', tables: [tableOf(maxValue, (v) => v * values.brightness)] }];
    case 'contrast':
      return [{ kind: 'point', apply: (source, target) => scaleContrast(source, target, values.contrast) }];
    case 'saturation':
      if (grey) return [];
      return [{ kind: 'point', apply: (source, target) => scaleSaturation(source, target, values.saturation) }];
    case 'hue': {
      if (grey) return [];
      const shift = { hue: (Math.trunc(values.hue * HUE_STEPS) / HUE_STEPS) * 180, saturation: 0, value: 0 };
      return [{ kind: 'point', apply: (source, target) => shiftHueSaturationValue(source, target, shift) }];
    }
  }
}
