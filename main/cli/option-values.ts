/** Readers of option values. What they throw becomes `error: option … argument … is invalid. …` and status 2. */
import { InvalidArgumentError } from 'commander';
import type { SplitRule } from '../../app/model/recipe.ts';

const MAX_WORKERS = 64;

export function seedValue(text: string): number {
  return wholeNumber(text, 0, Number.MAX_SAFE_INTEGER);
}

export function workerCount(text: string): number {
  return wholeNumber(text, 1, MAX_WORKERS);
}

export function nonEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is empty; a name or path is expected.');
  return text;
}

/** `train=0.8,val=0.1,test=0.1`; a part that is not named gets nothing. */
export function splitShares(text: string): SplitRule {
  const shares = new Map<string, number>();
  for (const entry of text.split(',')) {
    const [, part, share] = /^\s*(train|val|test)\s*=\s*(\d*\.?\d+(?:e-?\d+)?)\s*$/i.exec(entry) ?? [];
    const name = part?.toLowerCase();
    if (name === undefined || shares.has(name)) throw invalidSplit(`"${entry.trim()}" is no share, or given twice.`);
    shares.set(name, Number(share));
  }
  const { train = 0, val = 0, test = 0 } = Object.fromEntries(shares);
  const total = train + val + test;
  if (Math.abs(total - 1) > 1e-9) throw invalidSplit(`The shares add up to ${total}, not to 1.`);
  if (train === 0) throw invalidSplit('There must be a training part.');
  return { train, val, test, stratify: true, group_by: null };
}

/** Shares, or what becomes of the parts there are. */
export function splitChoice(text: string): SplitRule | 'keep' | 'none' {
  return text === 'keep' || text === 'none' ? text : splitShares(text);
}

/** An option that may be given more than once. */
export function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, nonEmpty(value)];
}

export function origin(
  value: string,
  before: readonly ('original' | 'synthetic')[],
): readonly ('original' | 'synthetic')[] {
  if (value !== 'original' && value !== 'synthetic') throw new InvalidArgumentError('Expected original or synthetic.');
  return [...before, value];
}

function invalidSplit(fault: string): InvalidArgumentError {
  return new InvalidArgumentError(`${fault} Expected shares such as train=0.8,val=0.1,test=0.1.`);
}

function wholeNumber(text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\+?\d+$/.test(text) && Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
}
