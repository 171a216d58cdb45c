import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../../recipe/parse.ts';
import { parseImageSteps } from '../steps.ts';
import { importPipeline, isSavedPipeline } from './import.ts';

const rotate = {
  __class_fullname__: 'Rotate',
  p: 0.8,
  limit: [-15, 15],
  interpolation: 1,
  mask_interpolation: 0,
  border_mode: 4,
  fill: 0,
  fill_mask: 0,
  rotate_method: 'largest_box',
  crop_border: false,
};

const pipeline = (transforms: unknown[], more = {}) => ({
  __version__: '2.0.8',
  transform: { __class_fullname__: 'Compose', p: 1, transforms, bbox_params: null, ...more },
});

describe('importPipeline', () => {
  it('gives the steps that a person would write, with sequences laid out flat', () => {
    const flip = { __class_fullname__: 'HorizontalFlip', p: 0.5 };
    const blur = { __class_fullname__: 'GaussianBlur', p: 0.5, blur_limit: [0, 0], sigma_limit: [0.5, 3] };
    const oneOf = { __class_fullname__: 'OneOf', p: 0.7, transforms: [flip, blur] };

    const { steps } = importPipeline(
      pipeline([{ __class_fullname__: 'Sequential', p: 1, transforms: [rotate] }, oneOf]),
    );

    expect(parseImageSteps(steps, 'steps')).toEqual(
      parseImageSteps(
        [
          { op: 'Rotate', limit: 15, border_mode: 'reflect_101', p: 0.8 },
          { oneOf: [{ op: 'HorizontalFlip' }, { op: 'GaussianBlur' }], p: 0.7 },
        ],
        'steps',
      ),
    );
  });

  it('leaves out what the serializer adds to an operation of its base class', () => {
    const noise = {
      approximation: 1,
      noise_type: 'uniform',
      spatial_mode: 'constant',
      noise_params: { ranges: [[0, 1]] },
    };
    const shift = { __class_fullname__: 'RGBShift', p: 0.5, r_shift_limit: [-9, 9], ...noise };
    const equalize = { __class_fullname__: 'Equalize', p: 0.5, mode: 'pil', mask: null, mask_params: [] };

    expect(importPipeline(pipeline([shift, equalize])).steps).toEqual([
      { op: 'RGBShift', r_shift_limit: [-9, 9], p: 0.5 },
      { op: 'Equalize', mode: 'pil', p: 0.5 },
    ]);
  });

  it('lists a mask that only the program of its writer has', () => {
    const equalize = { __class_fullname__: 'Equalize', mask: [[0, 1]] };

    expect(() => importPipeline(pipeline([equalize]))).toThrow('transforms[0]: Equalize with a mask');
  });

  it('lists everything that has no counterpart, with its place', () => {
    const weather = { __class_fullname__: 'RandomRain', p: 0.5 };
    const unsure = { __class_fullname__: 'Sequential', p: 0.4, transforms: [rotate, weather] };

    expect(() => importPipeline(pipeline([weather, unsure]))).toThrow(
      /transform\.transforms\[0\]: RandomRain; transform\.transforms\[1\]: Sequential with p 0\.4; transform\.transforms\[1\]\.transforms\[1\]: RandomRain/,
    );
  });

  it('stands for the steps of a recipe, stepwise as Albumentations resamples, with its box rules', () => {
    const saved = pipeline([rotate], { bbox_params: { format: 'coco', min_area: 16, min_visibility: 0.1 } });

    const recipe = parseRecipe({ twelvefold: 1, kind: 'image', steps: saved });

    expect(recipe).toMatchObject({ resampling: 'stepwise', bbox_params: { min_area: 16, min_visibility: 0.1 } });
    expect(recipe.steps).toHaveLength(1);
  });

  it('knows a saved pipeline when it sees one', () => {
    expect([pipeline([]), [], null, { transform: {} }].map(isSavedPipeline)).toEqual([true, false, false, false]);
  });
});
