/** Turns the JSON Schema of a step's parameters, the one the command line publishes, into controls. */

interface Common {
  readonly name: string;
  readonly fallback: unknown;
}

export interface NumberBounds {
  /** What the schema allows; a field takes all of it. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly integer: boolean;
}

export type Control =
  | (Common & { readonly kind: 'number' | 'range' | 'pair'; readonly bounds: NumberBounds })
  | (Common & { readonly kind: 'flag' })
  | (Common & { readonly kind: 'choice'; readonly options: readonly (string | number | null)[] })
  /** A number, or one of a few words in its place. */
  | (Common & {
      readonly kind: 'number-or-word';
      readonly bounds: NumberBounds;
      readonly words: readonly (string | null)[];
    })
  | (Common & { readonly kind: 'text' });

type Schema = Readonly<Record<string, unknown>>;

export function controlsOf(parameters: Schema): readonly Control[] {
  const properties = asSchema(parameters.properties);
  return Object.keys(properties)
    .filter((name) => name !== 'p')
    .map((name) => controlOf(name, asSchema(properties[name])));
}

/** Every parameter with its default; those that must be given get the sides of the picture. */
export function defaultParameters(
  parameters: Schema,
  side: { width: number; height: number },
): Record<string, unknown> {
  const properties = asSchema(parameters.properties);
  const given: Readonly<Record<string, unknown>> = {
    ...{ width: side.width, height: side.height },
    size: [side.height, side.width],
    // Operations that ask for one of several ways: the one that needs no knowledge of the data.
    ...{ max_size: Math.max(side.width, side.height), percent: 0.1 },
    ...{ num_grid_xy: [4, 4], magnitude: Math.max(1, Math.round(side.width / 25)) },
    min_max_height: [Math.max(1, Math.round(side.height / 2)), side.height],
  };
  const known = Object.keys(properties).map(
    (name) => [name, asSchema(properties[name]).default ?? given[name]] as const,
  );
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function controlOf(name: string, schema: Schema): Control {
  const common = { name, fallback: schema.default };
  const forms = Array.isArray(schema.anyOf) ? schema.anyOf.map(asSchema) : [schema];
  const pair = forms.find((form) => Array.isArray(form.prefixItems));
  if (pair !== undefined) return pairControl(common, pair);
  const options = forms.find((form) => Array.isArray(form.enum))?.enum as readonly string[] | undefined;
  if (options !== undefined) {
    const empty = forms.some((form) => form.type === 'null');
    return { ...common, kind: 'choice', options: empty ? [null, ...options] : options };
  }
  const constants = forms.flatMap((form) => ('const' in form ? [form.const as string | number] : []));
  if (constants.length === forms.length) return { ...common, kind: 'choice', options: constants };
  const words = wordsInPlaceOfNumber(forms);
  const number = forms.find(isNumber);
  if (words.length > 0 && number !== undefined) {
    return { ...common, kind: 'number-or-word', bounds: boundsOf(number), words };
  }
  const [form] = forms;
  if (forms.length === 1 && form?.type === 'boolean') return { ...common, kind: 'flag' };
  if (forms.length === 1 && (form?.type === 'number' || form?.type === 'integer')) {
    return { ...common, kind: 'number', bounds: boundsOf(form) };
  }
  return { ...common, kind: 'text' };
}

const isNumber = (form: Schema): boolean => form.type === 'number' || form.type === 'integer';

/** The words that one number may be replaced by; none where the forms are others. */
function wordsInPlaceOfNumber(forms: readonly Schema[]): readonly (string | null)[] {
  const words = forms.flatMap((form): (string | null)[] => {
    if (form.type === 'null') return [null];
    return typeof form.const === 'string' ? [form.const] : [];
  });
  return forms.filter(isNumber).length === 1 && words.length === forms.length - 1 ? words : [];
}

function pairControl(common: Common, pair: Schema): Control {
  const ends = (pair.prefixItems as readonly unknown[]).map(asSchema);
  if (ends.length !== 2 || !ends.every(({ type }) => type === 'number' || type === 'integer')) {
    return { ...common, kind: 'text' };
  }
  // Two sides of a picture are no range: neither is the smaller one.
  return { ...common, kind: common.name === 'size' ? 'pair' : 'range', bounds: boundsOf(ends[0] ?? {}) };
}

function boundsOf(schema: Schema): NumberBounds {
  const number = (value: unknown): number | undefined =>
    typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  const least = number(schema.exclusiveMinimum);
  return {
    min: number(schema.minimum) ?? least,
    max: number(schema.maximum) ?? number(schema.exclusiveMaximum),
    integer: schema.type === 'integer',
  };
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {};
}

/** The part of the allowed values that a slider covers, with its step and unit. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
}

const degrees = { min: -180, max: 180, step: 1, unit: '°' };
const pixels = (max: number) => ({ min: 0, max, step: 1, unit: 'px' });

/** Where the schema has no bounds, or bounds far beyond what is of use. */
const neighbors = { min: 1, max: 30, step: 1, unit: '' };

const scales: Readonly<Record<string, SliderScale>> = {
  ...{ k_neighbors: neighbors, n_neighbors: neighbors, m_neighbors: neighbors, n_neighbors_ver3: neighbors },
  ...{ n_seeds_S: neighbors, kmeans_estimator: neighbors, cv: { ...neighbors, min: 2 } },
  max_iter: { min: 1, max: 200, step: 1, unit: '' },
  ...{ bandwidth: { min: 0, max: 1, step: 0.01, unit: '' }, shrinkage: { min: 0, max: 2, step: 0.01, unit: '' } },
  out_step: { min: 0, max: 2, step: 0.05, unit: '' },
  threshold_cleaning: { min: 0, max: 2, step: 0.05, unit: '' },
  limit: degrees,
  rotate: degrees,
  rotate_limit: degrees,
  sigma_limit: { min: 0, max: 10, step: 0.1, unit: 'px' },
  blur_limit: { min: 0, max: 51, step: 1, unit: 'px' },
  height: pixels(2048),
  width: pixels(2048),
  size: pixels(2048),
};

export function sliderScale(
  control: Extract<Control, { bounds: NumberBounds }>,
  values: readonly number[],
): SliderScale {
  const { bounds, fallback } = control;
  const known = Object.hasOwn(scales, control.name) ? scales[control.name] : undefined;
  const usual = (Array.isArray(fallback) ? fallback : [fallback]).filter((value) => typeof value === 'number');
  const least = bounds.integer ? 64 : 0.01;
  const reach = Math.max(least, ...usual.map(Math.abs)) * 4;
  const signed = usual.some((value) => value < 0) || (bounds.min ?? 0) < 0;
  const low = known?.min ?? Math.max(bounds.min ?? -reach, signed ? -reach : Math.min(0, bounds.min ?? 0));
  const high = known?.max ?? Math.min(bounds.max ?? reach, Math.max(reach, low + reach));
  const min = Math.min(Math.max(low, bounds.min ?? low), ...values);
  const max = Math.max(Math.min(high, bounds.max ?? high), ...values);
  const whole = bounds.integer || (max - min >= 40 && usual.every(Number.isInteger));
  const fine = 10 ** Math.floor(Math.log10(Math.max(1e-6, max - min) / 50));
  return { min, max, step: known?.step ?? (whole ? 1 : fine), unit: known?.unit ?? '' };
}
