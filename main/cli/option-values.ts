/** Readers of option values. What they throw becomes `error: option … argument … is invalid. …` and status 2. */
import { InvalidArgumentError } from 'commander';

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

function wholeNumber(text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\+?\d+$/.test(text) && Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
}
