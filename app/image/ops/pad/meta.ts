import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { borderMode, fill } from '../../parameters.ts';

const error = 'expected whole pixels of at least 0: one number, [x, y], or [left, top, right, bottom]';
const width = z.int({ error }).min(0, { error }).max(65_535, { error });

/** Gives left, top, right, bottom. */
const padding = () =>
  z
    .union([width, z.tuple([width, width]), z.tuple([width, width, width, width])], { error })
    .transform((given): [number, number, number, number] => {
      if (typeof given === 'number') return [given, given, given, given];
      return given.length === 2 ? [given[0], given[1], given[0], given[1]] : given;
    })
    .prefault(0);

const parameters = z.strictObject({
  padding: padding(),
  border_mode: borderMode('constant'),
  fill: fill(),
  fill_mask: fill(),
});

export type PadParameters = z.output<typeof parameters>;

export const padMeta: OperationMeta<PadParameters> = {
  name: 'Pad',
  group: 'geometry',
  summary: 'Adds a border of given width.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 1,
  source: 'Albumentations 2.0.8, Pad',
};
