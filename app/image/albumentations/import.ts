import { AppError } from '../../errors.ts';
import { operationMeta } from '../ops/catalog-meta.ts';

/** A pipeline as Albumentations' serializer writes it: `{__version__, transform}`. */
export interface SavedPipeline {
  readonly __version__: string;
  readonly transform: Readonly<Record<string, unknown>>;
}

export interface ImportedPipeline {
  /** Steps as a person would write them, for `parseImageSteps`. */
  readonly steps: readonly unknown[];
  /** Its `bbox_params` that a recipe has too. */
  readonly boxParams: Readonly<Record<string, unknown>>;
}

/** A choice between two approximations of what is computed exactly here. */
const NEEDLESS = 'keypoint_remapping_method';

const BOX_PARAMS = ['min_area', 'min_visibility', 'min_width', 'min_height', 'clip'] as const;

/** What the serializer writes beside an operation's own parameters: those of its base class, and arrays in memory. */
const INHERITED: Readonly<Record<string, readonly string[]>> = {
  RGBShift: ['approximation', 'noise_params', 'noise_type', 'spatial_mode'],
  Equalize: ['mask', 'mask_params'],
};

export function isSavedPipeline(value: unknown): value is SavedPipeline {
  if (typeof value !== 'object' || value === null) return false;
  const { __version__: version, transform } = value as Partial<Record<string, unknown>>;
  return typeof version === 'string' && typeof transform === 'object' && transform !== null;
}

/**
 * Translates a saved pipeline (Albumentations 2.0.8; spec/image-ops §12) to steps.
 *
 * @throws AppError `recipe.unknown-method` that lists everything which has no counterpart, each with its place.
 */
export function importPipeline(saved: SavedPipeline): ImportedPipeline {
  const problems: string[] = [];
  const steps = sequence(saved.transform, 'transform', problems);
  if (problems.length > 0) {
    throw new AppError(
      'recipe.unknown-method',
      `The pipeline saved by Albumentations ${saved.__version__} holds what cannot be translated: ${problems.join('; ')}. ` +
        'Take these out, or write the recipe with "steps" of its own.',
      { field: 'transform' },
    );
  }
  return { steps, boxParams: readBoxParams(saved.transform.bbox_params) };
}

/** The steps of a Compose or Sequential, which must happen for certain: a recipe's list of steps has no probability. */
function sequence(node: Readonly<Record<string, unknown>>, path: string, problems: string[]): readonly unknown[] {
  const p = node.p ?? 1;
  if (typeof p === 'number' && p < 1) problems.push(`${path}: ${className(node)} with p ${p}`);
  return children(node).flatMap((child, i) => {
    const place = `${path}.transforms[${i}]`;
    const name = className(child);
    if (name === 'Compose' || name === 'Sequential') return sequence(child, place, problems);
    return [step(child, place, problems)];
  });
}

function step(node: Readonly<Record<string, unknown>>, path: string, problems: string[]): unknown {
  const name = className(node);
  if (name === 'OneOf') {
    return {
      oneOf: children(node).map((child, i) => step(child, `${path}.transforms[${i}]`, problems)),
      p: node.p ?? 0.5,
    };
  }
  if (operationMeta(name) === undefined) problems.push(`${path}: ${name}`);
  const { __class_fullname__: _name, [NEEDLESS]: _exact, ...parameters } = node;
  if (name === 'Equalize' && parameters.mask !== undefined && parameters.mask !== null) {
    problems.push(`${path}: Equalize with a mask of its own`);
  }
  const own = Object.entries(parameters).filter(([key]) => INHERITED[name]?.includes(key) !== true);
  return { op: name, ...Object.fromEntries(own), p: node.p ?? 0.5 };
}

function children(node: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const list = node.transforms;
  return Array.isArray(list) ? list.filter((child) => typeof child === 'object' && child !== null) : [];
}

/** Older versions wrote the full module path; the last part is the class. */
function className(node: Readonly<Record<string, unknown>>): string {
  const name = node.__class_fullname__;
  return typeof name === 'string' ? (name.split('.').at(-1) ?? name) : 'a node without __class_fullname__';
}

function readBoxParams(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(BOX_PARAMS.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]));
}
