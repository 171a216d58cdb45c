import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';

const error = 'expected a whole number from 1 to 7, a pair [low, high], or a list of pairs, one a channel';
const bits = z.int({ error }).min(1, { error }).max(7, { error });
const range = z.union([bits.transform((v): [number, number] => [v, v]), z.tuple([bits, bits])], { error });
const perChannel = z.array(range, { error }).min(3, { error }).max(4, { error });

const parameters = z.strictObject({
  num_bits: z.union([bits, z.tuple([bits, bits], { error }), perChannel], { error }).default(4),
});

export type PosterizeParameters = z.output<typeof parameters>;

export const posterizeMeta: OperationMeta<PosterizeParameters> = {
  name: 'Posterize',
  group: 'color',
  summary: 'Keeps only the highest bits of each channel, so that areas become flat.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Posterize',
};
