import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { methods } from './catalog.ts';
import { methodMetadata } from './metadata.ts';

describe('the catalog of methods', () => {
  it('lists the same methods with and without kernels', () => {
    expect(methods.map(({ meta }) => meta)).toEqual(methodMetadata);
  });

  it.each(methodMetadata.map((meta) => [meta.name, meta] as const))(
    '%s has a default for every parameter',
    (_name, meta) => {
      const defaults = meta.parameters.parse({});

      expect(meta.parameters.parse(defaults)).toEqual(defaults);
    },
  );

  it.each(methodMetadata.map((meta) => [meta.name, meta] as const))(
    '%s describes its parameters as JSON Schema',
    (_name, meta) => {
      const schema = z.toJSONSchema(meta.parameters, { io: 'input' });

      expect(schema.additionalProperties).toBe(false);
      for (const property of Object.values(schema.properties ?? {})) expect(property).toHaveProperty('default');
    },
  );
});
