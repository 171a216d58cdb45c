import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { operation } from './ops/catalog.ts';
import { operationMetas } from './ops/catalog-meta.ts';
import { parseImageSteps } from './steps.ts';

function complaint(step: unknown): AppError {
  try {
    parseImageSteps([step], 'steps');
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('accepted');
}

describe('parseImageSteps', () => {
  it('writes out every default', () => {
    expect(parseImageSteps([{ op: 'Rotate', limit: 15 }], 'steps')).toEqual([
      {
        kind: 'op',
        op: 'Rotate',
        p: 0.5,
        parameters: {
          limit: [-15, 15],
          interpolation: 'bilinear',
          mask_interpolation: 'nearest',
          border_mode: 'constant',
          fill: 0,
          fill_mask: 0,
          rotate_method: 'largest_box',
          crop_border: false,
        },
      },
    ]);
  });

  it('reads what it wrote and gives the same again', () => {
    const once = parseImageSteps(
      [
        { op: 'Rotate', border_mode: 4 },
        { op: 'GaussianBlur', blur_limit: 7 },
      ],
      'steps',
    );
    const written = once.map((step) => (step.kind === 'op' ? { op: step.op, p: step.p, ...step.parameters } : step));

    expect(parseImageSteps(written, 'steps')).toEqual(once);
  });

  it.each([
    [{ limit: [15, 15] }, 'limit', [15, 15]],
    [{ limit: 15 }, 'limit', [-15, 15]],
    [{ border_mode: 4 }, 'border_mode', 'reflect_101'],
    [{ border_mode: 'reflect101' }, 'border_mode', 'reflect_101'],
    [{ interpolation: 2 }, 'interpolation', 'cubic'],
    [{ interpolation: 'lanczos4' }, 'interpolation', 'lanczos4'],
  ])('normalizes %j as Albumentations does', (given, name, expected) => {
    const [step] = parseImageSteps([{ op: 'Rotate', ...given }], 'steps');

    expect(step?.kind === 'op' && step.parameters[name]).toEqual(expected);
  });

  it('keeps the probability that an operation has by itself', () => {
    const [crop, flip] = parseImageSteps([{ op: 'RandomCrop', height: 5, width: 5 }, { op: 'VerticalFlip' }], 'steps');

    expect([crop?.p, flip?.p]).toEqual([1, 0.5]);
  });

  it.each([
    [{ op: 'Rotat' }, 'recipe.unknown-method', 'steps[0].op', 'Did you mean "Rotate"?'],
    [{ op: 'Rotate', limitt: 3 }, 'recipe.unknown-key', 'steps[0].limitt', 'Did you mean "limit"?'],
    [
      { op: 'Rotate', limit: 'wide' },
      'recipe.invalid-value',
      'steps[0].limit',
      'is "wide"; expected a pair [low, high]',
    ],
    [{ op: 'Rotate', limit: [20, 10] }, 'recipe.invalid-value', 'steps[0].limit', 'is [20,10]; expected a pair'],
    [{ op: 'Rotate', p: 1.5 }, 'recipe.invalid-value', 'steps[0].p', 'is 1.5; expected a number from 0 to 1'],
    [
      { op: 'Rotate', border_mode: 9 },
      'recipe.invalid-value',
      'steps[0].border_mode',
      'is 9; expected one of "constant"',
    ],
    [{ op: 'RandomCrop', height: 5 }, 'recipe.invalid-value', 'steps[0].width', 'is missing; expected a whole number'],
    [{ op: 'RandomResizedCrop', size: [5] }, 'recipe.invalid-value', 'steps[0].size', 'is [5]; expected a pair'],
    [{ op: 'GaussianBlur', blur_limit: [2, 4] }, 'recipe.invalid-value', 'steps[0].blur_limit', '0 or odd'],
    [{ op: 'Rotate', fill: -4 }, 'recipe.invalid-value', 'steps[0].fill', 'is -4; expected a number of at least 0'],
    [
      { op: 'RandomResizedCrop', size: [5, 5], scale: ['a', 1] },
      'recipe.invalid-value',
      'steps[0].scale[0]',
      'expected a pair',
    ],
    [{ oneOf: [] }, 'recipe.invalid-value', 'steps[0].oneOf', 'is empty'],
    [{ oneOf: [{ op: 'Rotate', limit: '' }] }, 'recipe.invalid-value', 'steps[0].oneOf[0].limit', 'is ""'],
    [{ oneof: [] }, 'recipe.invalid-value', 'steps[0].op', 'Did you mean "oneOf"'],
    [7, 'recipe.invalid-value', 'steps[0]', 'must be an object; found 7'],
  ])('refuses %j and says where and why', (step, code, field, text) => {
    const error = complaint(step);

    expect([error.code, error.where?.field]).toEqual([code, field]);
    expect(error.message).toContain(text);
  });
});

describe('the catalogue', () => {
  it.each(operationMetas.map((meta) => [meta.name, meta] as const))(
    '%s has an operation and a JSON Schema',
    (name, meta) => {
      const schema = z.toJSONSchema(meta.parameters, { io: 'input' });

      expect(operation(name)?.meta).toBe(meta);
      expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(meta.parameters.shape));
      expect(meta.summary).toMatch(/^[A-Z].*\.$/);
    },
  );
});
