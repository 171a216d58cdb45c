import type { DraftStep } from '../../../app/contract/recipe-draft.ts';
import { shown } from '../../controls/NumberField.tsx';
import { formatShare, text, textOr } from '../../text/text.ts';

/** Steps in words: names from the catalogue's, and what is set in one line. */

export type StepData = Readonly<Record<string, unknown>>;

/** `RandomBrightnessContrast` becomes “Random brightness contrast”, `hue_shift_limit` “Hue shift limit”. */
export function humanName(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the panel calls a parameter. */
export function parameterName(name: string): string {
  return textOr(`recipe.parameter.${name}`, humanName(name));
}

export function childrenOf(step: StepData): readonly StepData[] | null {
  return Array.isArray(step.oneOf) ? (step.oneOf as readonly StepData[]) : null;
}

export function stepName(step: StepData): string {
  if (childrenOf(step) !== null) return text('recipe.oneOf');
  // Methods of tables are known by the names that papers gave them.
  if (typeof step.method === 'string') return step.method;
  return humanName(typeof step.op === 'string' ? step.op : '');
}

/** The first of its ranges or, for a table, what is set of it; or what a group chooses from. */
export function stepSummary(step: StepData): string {
  const children = childrenOf(step);
  if (children !== null) return children.map(stepName).join(', ');
  if (typeof step.method === 'string') return methodSummary(step);
  const ranges = Object.entries(step).flatMap(([name, value]) => {
    if (!Array.isArray(value) || value.length !== 2 || !value.every((end) => typeof end === 'number')) return [];
    const [low, high] = value as [number, number];
    if (low === 0 && high === 0) return [];
    const span = low === -high ? `±${shown(high)}` : text('recipe.span', { low: shown(low), high: shown(high) });
    return [`${parameterName(name).toLowerCase()} ${span}`];
  });
  const [first, ...more] = ranges;
  if (first === undefined) return '';
  return more.length === 0 ? first : text('recipe.andMore', { first, n: more.length });
}

function methodSummary({ method: _method, sampling_strategy: _strategy, ...parameters }: StepData): string {
  return Object.entries(parameters)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
    .slice(0, 2)
    .map(([name, value]) => `${parameterName(name).toLowerCase()} ${typeof value === 'number' ? shown(value) : value}`)
    .join(', ');
}

export function shareOf({ step }: DraftStep): number {
  return typeof step.p === 'number' ? step.p : 1;
}

export function shareWords(draft: DraftStep): string {
  if (draft.offShare !== null) return text('recipe.off');
  // Steps of tables always happen.
  return 'method' in draft.step ? '' : formatShare(shareOf(draft));
}

/** What fills corners, seeds of noise and the like say nothing about how strong a draw was. */
const unsaid = /^(fill|fill_mask|interpolation|mask_interpolation|kernel_size)$|seed$/;
const drawnNames: Readonly<Record<string, string>> = { rotate_degrees_counter_clockwise: 'angle' };

/** What was drawn for a tile, a line for each operation. */
export function drawnWords({ op, params }: { readonly op: string; readonly params: StepData }): string {
  const values = Object.entries(params).flatMap(([name, value]) => {
    if (typeof value !== 'number' || unsaid.test(name)) return [];
    return [`${drawnNames[name] ?? humanName(name).toLowerCase()} ${shown(Number(value.toFixed(2)))}`];
  });
  return [humanName(op), ...values.slice(0, 3)].join(' · ');
}
