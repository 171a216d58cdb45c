import { expect, test } from 'vitest';
import { operationMetas } from '../../../app/image/ops/catalog-meta.ts';
import { recipeCatalog } from '../../../app/recipe/catalog.ts';
import { controlsOf, defaultParameters, sliderScale } from './parameter-controls.ts';

const { image } = recipeCatalog();
const control = (op: string, name: string) =>
  controlsOf(image.find((entry) => entry.name === op)!.parameters).find((found) => found.name === name);

test('a pair is a range with the bounds of its schema', () => {
  expect(control('HueSaturationValue', 'hue_shift_limit')).toEqual({
    ...{ kind: 'range', name: 'hue_shift_limit', fallback: [-20, 20] },
    bounds: { min: -180, max: 180, integer: false },
  });
});

test('flags, choices, sides and values for channels have controls of their own', () => {
  expect(control('Rotate', 'crop_border')?.kind).toBe('flag');
  expect(control('Rotate', 'border_mode')).toMatchObject({
    kind: 'choice',
    options: expect.arrayContaining(['reflect_101']),
  });
  expect(control('Resize', 'height')).toMatchObject({ kind: 'number', bounds: { min: 1, max: 65535, integer: true } });
  expect(control('RandomResizedCrop', 'size')?.kind).toBe('pair');
  expect(control('Rotate', 'fill')?.kind).toBe('text');
  expect(control('Rotate', 'p')).toBeUndefined();
});

test('the defaults of every operation of the catalogue are taken by its own schema', () => {
  for (const { name, parameters } of image) {
    const { p: _share, ...given } = defaultParameters(parameters, { width: 128, height: 96 });
    const meta = operationMetas.find((found) => found.name === name)!;
    expect(meta.parameters.safeParse(given).success, name).toBe(true);
  }
});

test('every slider has room for its default and a step that moves it', () => {
  for (const { name, parameters } of image) {
    for (const found of controlsOf(parameters)) {
      if (found.kind !== 'number' && found.kind !== 'range') continue;
      const values = [found.fallback].flat().filter((value) => typeof value === 'number');
      const scale = sliderScale(found, values);
      expect(scale.max, `${name}.${found.name}`).toBeGreaterThan(scale.min);
      expect(scale.step, `${name}.${found.name}`).toBeLessThan(scale.max - scale.min);
      for (const value of values) expect(value >= scale.min && value <= scale.max, `${name}.${found.name}`).toBe(true);
    }
  }
});
