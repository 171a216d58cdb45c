import { z } from 'zod';
import type { OperationMeta } from '../../op.ts';
import { pairRange } from '../../parameters.ts';
import { holeFill, holeFillMask } from '../hole-parameters.ts';

const parameters = z.strictObject({
  scale: pairRange({ min: 0, max: 1 }, [0.02, 0.33]),
  ratio: pairRange({ min: 0.01, max: 100 }, [0.3, 3.3]),
  fill: holeFill(),
  fill_mask: holeFillMask(),
});

export type ErasingParameters = z.output<typeof parameters>;

export const erasingMeta: OperationMeta<ErasingParameters> = {
  name: 'Erasing',
  group: 'occlusion',
  summary: 'Hides one rectangle of random area and shape.',
  targets: ['image', 'mask', 'boxes', 'keypoints', 'polygons'],
  parameters,
  defaultP: 0.5,
  source: 'Albumentations 2.0.8, Erasing; Zhong et al., Random erasing data augmentation (2017)',
};
