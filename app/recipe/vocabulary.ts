/** The words and bounds of a recipe, shared by its reader and its published schema. */

export const KINDS = ['tabular', 'image'] as const;
export const COLUMN_ROLES = ['auto', 'numeric', 'categorical', 'ignore'] as const;
export const GUARD_MODES = ['off', 'warn', 'cap'] as const;
export const OUTPUT_FORMATS = ['same', 'jpeg', 'png', 'webp', 'tiff', 'avif'] as const;
export const ROUND_RULES = ['kind', 'decimals', 'none'] as const;
export const SCALE_RULES = ['none', 'standard', 'minmax', 'robust'] as const;
export const MISSING_RULES = ['refuse', 'median', 'knn', 'drop'] as const;
export const BALANCE_RULES = ['none', 'equalize'] as const;
export const RESAMPLING_RULES = ['fused', 'stepwise'] as const;
export const MAX_SEED = Number.MAX_SAFE_INTEGER;
export const MAX_COPIES = 100_000;

export const TABULAR_KEYS = [
  'twelvefold',
  'kind',
  'target',
  'seed',
  'columns',
  'steps',
  'filters',
  'constraints',
  'guard',
  'round',
  'scale',
  'missing',
  'split',
  'is_synthetic',
  'group',
] as const;

export const IMAGE_KEYS = [
  'twelvefold',
  'kind',
  'seed',
  'copies',
  'keep_original',
  'steps',
  'per_class',
  'balance',
  'output',
  'bbox_params',
  'split',
  'resampling',
  'guard',
] as const;
