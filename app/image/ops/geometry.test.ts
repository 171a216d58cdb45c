import { describe, expect, it } from 'vitest';
import { describeLabelsMove } from '../testing-operation.ts';
import { operationMetas } from './catalog-meta.ts';

/** Values for parameters that have no default, by their name: whichever operation asks for one gets it. */
const REQUIRED: Readonly<Record<string, unknown>> = {
  height: 30,
  width: 36,
  size: [40, 44],
  min_max_height: [24, 40],
  max_size: 48,
  num_grid_xy: [3, 3],
  magnitude: 4,
};

/** Neighbouring pixels part company here by design, so no outline can follow: cells change places. */
const TEARS = new Set(['RandomGridShuffle', 'Morphological']);

/** Operations that need more than parameters: a window given by name, larger pictures. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Crop: { x_min: 5, y_min: 4, x_max: 50, y_max: 44 },
  Rotate: { limit: [-60, 60] },
  Affine: { scale: [0.8, 1.2], rotate: [-30, 30], shear: [-10, 10], translate_percent: [-0.1, 0.1] },
  PadIfNeeded: { min_height: 70, min_width: 64 },
  CropAndPad: { percent: [-0.2, 0.2] },
  ElasticTransform: { alpha: 12, sigma: 6 },
};

const geometric = operationMetas.filter(({ group, name }) => group === 'geometry' && !TEARS.has(name));

describe('every geometric operation', () => {
  it('is held to the oracle of labels', () => {
    expect(geometric.length).toBeGreaterThan(20);
  });

  for (const { name, parameters } of geometric) {
    const missing = parameters.safeParse({}).error?.issues.map((issue) => String(issue.path[0])) ?? [];
    const required = Object.fromEntries(missing.map((field) => [field, REQUIRED[field]]));
    describeLabelsMove({ op: name, parameters: { ...required, ...SETTINGS[name] }, copies: 6 });
  }
});
