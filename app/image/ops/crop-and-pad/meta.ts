import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { flag } from '../../parameters.ts';
import { sampledParameters } from '../sampled.ts';

const pixels = 'expected whole pixels, below 0 to crop: one number, [low, high], or [top, right, bottom, left]';
const shares = 'expected shares from -1 to 10, below 0 to crop: one number, [low, high], or [top, right, bottom, left]';
const one = 'expected one of "px" and "percent", the other one null';

const amounts = (value: z.ZodNumber, error: string) =>
  z
    .union([value, z.tuple([value, value]), z.tuple([value, value, value, value])], { error })
    .refine((given) => typeof given === 'number' || given.length === 4 || given[0] <= given[1], { error })
    .nullable()
    .default(null);

const shape = z.strictObject({
  px: amounts(z.int({ error: pixels }), pixels),
  percent: amounts(z.number({ error: shares }).min(-1, { error: shares }).max(10, { error: shares }), shares),
  keep_size: flag(true),
  sample_independently: flag(true),
  ...sampledParameters,
});

const parameters = Object.assign(
  shape.refine(({ px, percent }) => (px === null) !== (percent === null), { error: one, path: ['px'] }),
  { shape: shape.shape },
);

export type CropAndPadParameters = z.output<typeof parameters>;

export const cropAndPadMeta: OperationMeta<CropAndPadParameters> = {
  name: 'CropAndPad',
  group: 'geometry',
  summary: 'Cuts off or adds to each side, by pixels or by a share of the side.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, CropAndPad',
};
