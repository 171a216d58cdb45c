import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange } from '../../parameters.ts';

const parameters = z.strictObject({
  alpha: pairRange({ min: 0, max: 1 }, [0.2, 0.5]),
  strength: pairRange({ min: 0, max: 100 }, [0.2, 0.7]),
});

export type EmbossParameters = z.output<typeof parameters>;

export const embossMeta: OperationMeta<EmbossParameters> = {
  name: 'Emboss',
  group: 'noise-and-blur',
  summary: 'Makes the picture look pressed into paper, lit from one corner.',
  targets: ['image'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Emboss',
};
