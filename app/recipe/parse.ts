import { AppError } from '../errors.ts';
import { importPipeline, isSavedPipeline } from '../image/albumentations/import.ts';
import { parseImageSteps } from '../image/steps.ts';
import {
  type ColumnRole,
  type Copies,
  type ImageRecipe,
  type ImageStep,
  RECIPE_VERSION,
  type Recipe,
  type TabularRecipe,
} from '../model/recipe.ts';
import { parseConstraints } from '../tabular/constraints/parse.ts';
import { parseFilters } from '../tabular/filters/parse.ts';
import { parseTabularSteps } from '../tabular/steps.ts';
import { FieldReader } from './fields.ts';
import { readJsonOrYaml } from './syntax.ts';
import {
  BALANCE_RULES,
  COLUMN_ROLES,
  GUARD_MODES,
  IMAGE_KEYS,
  KINDS,
  MAX_COPIES,
  MAX_SEED,
  MISSING_RULES,
  OUTPUT_FORMATS,
  RESAMPLING_RULES,
  ROUND_RULES,
  SCALE_RULES,
  TABULAR_KEYS,
} from './vocabulary.ts';

/**
 * Reads a recipe that a person wrote, as JSON or YAML, and returns it checked with every default written out.
 *
 * @throws AppError `recipe.syntax`, `recipe.newer-version`, `recipe.unknown-key`, `recipe.unknown-method` or
 *   `recipe.invalid-value`, with the path of the field in `where.field` and the nearest known name in the message.
 */
export function parseRecipeText(text: string, fileName = 'recipe'): Recipe {
  return parseRecipe(readJsonOrYaml(text, fileName));
}

/** The same for a recipe that was read already: `value` is what JSON or YAML gave. */
export function parseRecipe(value: unknown): Recipe {
  if (isSavedPipeline(value)) throw barePipeline();
  const fields = new FieldReader(value, '');
  checkVersion(fields);
  const kind = fields.choice('kind', KINDS);
  return kind === 'tabular' ? readTabular(fields) : readImage(fields);
}

/** How many copies, of what, into which format: a pipeline alone does not say, so the recipe around it is asked for. */
function barePipeline(): AppError {
  const recipe = `{ "twelvefold": ${RECIPE_VERSION}, "kind": "image", "copies": 11, "steps": … }`;
  return new AppError(
    'recipe.syntax',
    `This is a pipeline saved by Albumentations and no recipe yet. Put the whole of it in place of the steps of one: ${recipe}.`,
    { field: 'steps' },
  );
}

function checkVersion(fields: FieldReader): void {
  const version = fields.raw('twelvefold');
  if (version === undefined) {
    fields.fail('twelvefold', `is missing. Write "twelvefold": ${RECIPE_VERSION}, the version of the recipe format.`);
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    fields.fail(
      'twelvefold',
      `is ${JSON.stringify(version)}; expected ${RECIPE_VERSION}, the recipe format's version.`,
    );
  }
  if (version > RECIPE_VERSION) {
    throw new AppError(
      'recipe.newer-version',
      `The recipe has format version ${version}; this program reads up to ${RECIPE_VERSION}. Update Twelvefold.`,
      { field: 'twelvefold' },
    );
  }
}

function readTabular(fields: FieldReader): TabularRecipe {
  fields.onlyKeys(TABULAR_KEYS);
  const target = fields.raw('target');
  if (target !== undefined && target !== null && (typeof target !== 'string' || target === '')) {
    fields.fail('target', `is ${JSON.stringify(target)}; expected the name of the column that holds the classes.`);
  }
  return {
    twelvefold: RECIPE_VERSION,
    kind: 'tabular',
    target: typeof target === 'string' ? target : null,
    seed: readSeed(fields),
    columns: readColumns(fields),
    steps: readTabularSteps(fields),
    constraints: parseConstraints(fields.list('constraints'), 'constraints'),
    guard: readGuard(fields),
    round: fields.choice('round', ROUND_RULES, 'kind'),
    scale: fields.choice('scale', SCALE_RULES, 'none'),
    missing: fields.choice('missing', MISSING_RULES, 'refuse'),
    split: readSplit(fields),
    is_synthetic: fields.flag('is_synthetic', false),
    group: fields.flag('group', false),
  };
}

function readImage(fields: FieldReader): ImageRecipe {
  fields.onlyKeys(IMAGE_KEYS);
  const output = fields.object('output');
  output.onlyKeys(['format', 'quality']);
  // A pipeline saved by Albumentations may stand in place of the steps; what the recipe itself says wins over it.
  const saved = fields.raw('steps');
  const imported = isSavedPipeline(saved) ? importPipeline(saved) : null;
  fields.object('bbox_params').onlyKeys(['min_area', 'min_visibility', 'min_width', 'min_height', 'clip']);
  const boxes = new FieldReader({ ...imported?.boxParams, ...(fields.raw('bbox_params') ?? {}) }, 'bbox_params');
  return {
    twelvefold: RECIPE_VERSION,
    kind: 'image',
    seed: readSeed(fields),
    copies: readCopies(fields),
    keep_original: fields.flag('keep_original', true),
    steps: parseImageSteps(imported?.steps ?? fields.list('steps'), 'steps'),
    per_class: readPerClass(fields),
    balance: fields.choice('balance', BALANCE_RULES, 'none'),
    output: {
      format: output.choice('format', OUTPUT_FORMATS, 'same'),
      quality: output.integer('quality', { min: 1, max: 100, fallback: 90 }),
    },
    bbox_params: {
      min_area: boxes.number('min_area', { min: 0, fallback: 0 }),
      min_visibility: boxes.number('min_visibility', { min: 0, max: 1, fallback: 0 }),
      min_width: boxes.number('min_width', { min: 0, fallback: 0 }),
      min_height: boxes.number('min_height', { min: 0, fallback: 0 }),
      clip: boxes.flag('clip', false),
    },
    split: readSplit(fields),
    resampling: fields.choice('resampling', RESAMPLING_RULES, imported === null ? 'fused' : 'stepwise'),
    guard: readGuard(fields),
  };
}

/** `filters` beside the steps are a last step. */
function readTabularSteps(fields: FieldReader): TabularRecipe['steps'] {
  const steps = parseTabularSteps(fields.list('steps'), 'steps');
  return fields.raw('filters') === undefined ? steps : [...steps, parseFilters(fields)];
}

function readSeed(fields: FieldReader): number {
  return fields.integer('seed', { min: 0, max: MAX_SEED, fallback: 0 });
}

function readGuard(fields: FieldReader): TabularRecipe['guard'] {
  if (typeof fields.raw('guard') === 'string') return { mode: fields.choice('guard', GUARD_MODES) };
  const guard = fields.object('guard');
  guard.onlyKeys(['mode']);
  return { mode: guard.choice('mode', GUARD_MODES, 'warn') };
}

function readColumns(fields: FieldReader): Readonly<Record<string, ColumnRole>> {
  const columns = fields.object('columns');
  return Object.fromEntries(columns.keys().map((name) => [name, columns.choice(name, COLUMN_ROLES)]));
}

function readCopies(fields: FieldReader): Copies {
  const raw = fields.raw('copies');
  if (typeof raw !== 'object' || raw === null) {
    return fields.integer('copies', { min: 0, max: MAX_COPIES, fallback: 1 });
  }
  const copies = fields.object('copies');
  copies.onlyKeys(['class']);
  const perClass = copies.object('class');
  return {
    class: Object.fromEntries(
      perClass.keys().map((label) => [label, perClass.integer(label, { min: 0, max: MAX_COPIES })]),
    ),
  };
}

function readPerClass(fields: FieldReader): Readonly<Record<string, readonly ImageStep[]>> {
  const perClass = fields.object('per_class');
  return Object.fromEntries(
    perClass.keys().map((label) => [label, parseImageSteps(perClass.list(label), `per_class.${label}`)]),
  );
}

function readSplit(fields: FieldReader): TabularRecipe['split'] {
  if (fields.raw('split') === undefined || fields.raw('split') === null) return null;
  const split = fields.object('split');
  split.onlyKeys(['train', 'val', 'test', 'stratify', 'group_by']);
  const shares = {
    train: split.number('train', { min: 0, max: 1, fallback: 0.8 }),
    val: split.number('val', { min: 0, max: 1, fallback: 0.1 }),
    test: split.number('test', { min: 0, max: 1, fallback: 0.1 }),
  };
  const total = shares.train + shares.val + shares.test;
  if (Math.abs(total - 1) > 1e-9) {
    fields.fail('split', `has shares that add up to ${total}; train, val and test must add up to 1.`);
  }
  if (shares.train === 0) fields.fail('split', 'leaves no training part, and only that part is augmented.');
  const groupBy = split.raw('group_by');
  if (groupBy !== undefined && groupBy !== null && typeof groupBy !== 'string') {
    split.fail('group_by', `is ${JSON.stringify(groupBy)}; expected the name of a column, or null.`);
  }
  return { ...shares, stratify: split.flag('stratify', true), group_by: typeof groupBy === 'string' ? groupBy : null };
}
