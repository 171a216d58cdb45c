/** What a recipe may name, as the `methods` command lists it: every method and operation with its parameters as JSON Schema. */
import { z } from 'zod';
import { operationMetas } from '../image/ops/catalog-meta.ts';
import { methodMetadata } from '../tabular/methods/metadata.ts';

export interface RecipeCatalog {
  readonly tabular: readonly {
    readonly name: string;
    readonly title: string;
    readonly kind: string;
    readonly summary: string;
    readonly useWhen: string;
    readonly avoidWhen: string;
    readonly source: string;
    readonly parameters: JsonSchema;
    /** What the method asks of a table with its default parameters. */
    readonly needs: object;
  }[];
  readonly image: readonly {
    readonly name: string;
    readonly group: string;
    readonly summary: string;
    readonly targets: readonly string[];
    readonly parameters: JsonSchema;
    readonly source: string;
  }[];
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export function recipeCatalog(): RecipeCatalog {
  return {
    tabular: methodMetadata.map((meta) => ({
      name: meta.name,
      title: meta.title,
      kind: meta.kind,
      summary: meta.summary,
      useWhen: meta.useWhen,
      avoidWhen: meta.avoidWhen,
      source: meta.source,
      parameters: parameterSchema(meta.parameters),
      needs: meta.needs(meta.parameters.parse({})),
    })),
    image: operationMetas.map((meta) => ({
      name: meta.name,
      group: meta.group,
      summary: meta.summary,
      targets: meta.targets,
      parameters: withProbability(parameterSchema(meta.parameters), meta.defaultP),
      source: meta.source,
    })),
  };
}

/** What a person may write, so defaults are optional and forms that are normalized later are all there. */
function parameterSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

/** Every operation takes `p`, which is the step's and not a parameter of the operation's own. */
function withProbability(schema: JsonSchema, fallback: number): JsonSchema {
  const p = {
    description: 'Probability that the step happens.',
    type: 'number',
    minimum: 0,
    maximum: 1,
    default: fallback,
  };
  return { ...schema, properties: { ...(schema.properties as object | undefined), p } };
}
