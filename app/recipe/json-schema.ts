/** The published JSON Schema of recipes, made from the schemas that check them. Editors complete and check recipes with it. */
import { RECIPE_VERSION } from '../model/recipe.ts';
import { constraintsSchema } from '../tabular/constraints/json-schema.ts';
import { FILTERS } from '../tabular/filters/parse.ts';
import { type JsonSchema, recipeCatalog } from './catalog.ts';
import {
  BALANCE_RULES,
  COLUMN_ROLES,
  GUARD_MODES,
  type IMAGE_KEYS,
  MAX_COPIES,
  MAX_SEED,
  MISSING_RULES,
  OUTPUT_FORMATS,
  RESAMPLING_RULES,
  ROUND_RULES,
  SCALE_RULES,
  type TABULAR_KEYS,
} from './vocabulary.ts';

const text = (description: string): JsonSchema => ({ description, type: 'string', minLength: 1 });
const flag = (description: string, fallback: boolean): JsonSchema => ({
  description,
  type: 'boolean',
  default: fallback,
});
const choice = (description: string, options: readonly string[], fallback: string): JsonSchema => ({
  description,
  enum: options,
  default: fallback,
});
const filtersSchema = (description: string): JsonSchema => ({
  description,
  type: 'array',
  items: { enum: FILTERS },
  minItems: 1,
  uniqueItems: true,
});
const number = (range: { minimum: number; maximum?: number; default?: number }): JsonSchema => ({
  type: 'number',
  ...range,
});
const strict = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length === 0 ? {} : { required }),
  additionalProperties: false,
});

export function recipeJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Twelvefold recipe',
    description: 'What to do with a table or with pictures to get more of them.',
    type: 'object',
    required: ['twelvefold', 'kind'],
    properties: { kind: { enum: ['tabular', 'image'] } },
    if: { properties: { kind: { const: 'image' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { $ref: '#/$defs/image' },
    else: { $ref: '#/$defs/tabular' },
    $defs: { tabular: tabularSchema(), image: imageSchema(), ...stepSchemas(), ...sharedSchemas() },
  };
}

function tabularSchema(): JsonSchema {
  const properties: Record<(typeof TABULAR_KEYS)[number], JsonSchema> = {
    ...commonProperties('tabular'),
    target: {
      description: 'Column that holds the classes; proposed when absent.',
      type: ['string', 'null'],
      minLength: 1,
    },
    columns: {
      description: 'Roles of columns by name; the others are inferred.',
      type: 'object',
      additionalProperties: { enum: COLUMN_ROLES },
    },
    steps: { type: 'array', minItems: 1, items: { $ref: '#/$defs/tabularStep' } },
    filters: filtersSchema('The last step: synthetic rows to drop.'),
    constraints: constraintsSchema,
    round: choice('How synthetic numbers are rounded.', ROUND_RULES, 'kind'),
    scale: choice('How columns are scaled for distances only.', SCALE_RULES, 'none'),
    missing: choice('What is done about missing values.', MISSING_RULES, 'refuse'),
    is_synthetic: flag('Append a column that is 1 for synthetic rows.', false),
    group: flag('Append a column that joins synthetic rows with their parents.', false),
  };
  return strict(properties, ['twelvefold', 'kind', 'steps']);
}

function imageSchema(): JsonSchema {
  const copies = { type: 'integer', minimum: 0, maximum: MAX_COPIES };
  const steps = { type: 'array', items: { $ref: '#/$defs/imageStep' } };
  const properties: Record<(typeof IMAGE_KEYS)[number], JsonSchema> = {
    ...commonProperties('image'),
    copies: {
      description: 'Augmented pictures for each source, for all or by class.',
      anyOf: [copies, strict({ class: { type: 'object', additionalProperties: copies } })],
      default: 1,
    },
    keep_original: flag('The source comes too.', true),
    steps,
    per_class: { description: 'Other steps for some classes.', type: 'object', additionalProperties: steps },
    balance: choice('Make more copies of rarer classes until all are equal.', BALANCE_RULES, 'none'),
    output: strict({
      format: choice('Picture format to write.', OUTPUT_FORMATS, 'same'),
      quality: { type: 'integer', minimum: 1, maximum: 100, default: 90 },
    }),
    bbox_params: strict({
      min_area: number({ minimum: 0, default: 0 }),
      min_visibility: number({ minimum: 0, maximum: 1, default: 0 }),
      min_width: number({ minimum: 0, default: 0 }),
      min_height: number({ minimum: 0, default: 0 }),
      clip: flag('Clip boxes to the picture.', false),
    }),
    resampling: choice('Whether consecutive geometric steps are one resampling.', RESAMPLING_RULES, 'fused'),
  };
  return strict(properties, ['twelvefold', 'kind']);
}

function commonProperties(kind: string) {
  return {
    twelvefold: { description: 'Version of the recipe format.', type: 'integer', minimum: 1, maximum: RECIPE_VERSION },
    kind: { const: kind },
    seed: { type: 'integer', minimum: 0, maximum: MAX_SEED, default: 0 },
    guard: { $ref: '#/$defs/guard' },
    split: { anyOf: [{ $ref: '#/$defs/split' }, { type: 'null' }] },
  };
}

function stepSchemas(): Readonly<Record<string, JsonSchema>> {
  const catalog = recipeCatalog();
  const tagged = (key: string, name: string, parameters: JsonSchema): JsonSchema => {
    const properties = { [key]: { const: name }, ...(parameters.properties as object | undefined) };
    const required = [key, ...((parameters.required as readonly string[] | undefined) ?? [])];
    return { ...parameters, type: 'object', properties, required, additionalProperties: false };
  };
  const oneOf = strict(
    {
      oneOf: {
        description: 'Steps of which one is drawn, with weights p.',
        type: 'array',
        minItems: 1,
        items: { $ref: '#/$defs/imageStep' },
      },
      p: number({ minimum: 0, maximum: 1, default: 0.5 }),
    },
    ['oneOf'],
  );
  return {
    tabularStep: {
      oneOf: [
        ...catalog.tabular.map(({ name, summary, parameters }) => ({
          description: summary,
          ...tagged('method', name, parameters),
        })),
        {
          description: 'Drops synthetic rows that earlier steps made.',
          ...strict({ filters: filtersSchema('Which rows to drop.') }, ['filters']),
        },
      ],
    },
    imageStep: {
      oneOf: [
        ...catalog.image.map(({ name, summary, parameters }) => ({
          description: summary,
          ...tagged('op', name, parameters),
        })),
        oneOf,
      ],
    },
  };
}

function sharedSchemas(): Readonly<Record<string, JsonSchema>> {
  const mode = choice('Watch the point where more stops helping, or stop there.', GUARD_MODES, 'warn');
  return {
    guard: { anyOf: [mode, strict({ mode })] },
    split: strict({
      train: { type: 'number', exclusiveMinimum: 0, maximum: 1, default: 0.8 },
      val: number({ minimum: 0, maximum: 1, default: 0.1 }),
      test: number({ minimum: 0, maximum: 1, default: 0.1 }),
      stratify: flag('Keep the shares of the classes in every part.', true),
      group_by: { anyOf: [text('Column whose equal values stay in one part.'), { type: 'null' }] },
    }),
  };
}
