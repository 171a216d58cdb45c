/** The published form of `constraints`, for editors. The reader is `parse.ts`. */

type JsonSchema = Readonly<Record<string, unknown>>;

const strict = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const name = { type: 'string', minLength: 1 };
const names = { type: 'array', items: name, minItems: 2, uniqueItems: true };

export const constraintsSchema: JsonSchema = {
  description: 'What every new row must keep to.',
  type: 'array',
  items: {
    anyOf: [
      strict(
        {
          column: name,
          min: { type: 'number' },
          max: { type: 'number' },
          allowed: { type: 'array', items: { type: ['string', 'number'] }, minItems: 1 },
          whole: { type: 'boolean', default: false },
        },
        ['column'],
      ),
      strict(
        { check: { description: 'A comparison of sums of columns.', type: 'string', examples: ['start <= end'] } },
        ['check'],
      ),
      strict({ fixed: { ...names, description: 'Only combinations that occur in the data.' } }, ['fixed']),
      strict(
        {
          sum: names,
          equals: { type: ['string', 'number'] },
          tolerance: { type: 'number', minimum: 0, default: 0 },
        },
        ['sum', 'equals'],
      ),
    ],
  },
};
