import type { Warning } from '../../../app/errors.ts';
import type { GuardMode } from '../../../app/model/recipe.ts';
import type { ClassCount, RulesReport } from '../../../app/tabular/run-result.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { canonicalJson, sha256 } from './canonical-json.ts';
import type { FailedItem } from './journal.ts';

/** The object of `report.json`, and of the `result` event. Everything outside of `run` is the same for every repetition. */
export interface RunReport {
  readonly twelvefold: 1;
  readonly kind: 'tabular' | 'image';
  readonly recipeHash: string;
  readonly inputHash: string;
  readonly seed: number;
  readonly format: string;
  /** Of what determines the bytes; nothing of the machine. */
  readonly versions: Readonly<Record<string, string>>;
  readonly classes: Readonly<Record<string, ClassCount>>;
  /** Counts per part and class as written, where the result is split. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  /** What constraints turned down and filters took away; null where the recipe has neither, and for pictures. */
  readonly rules: RulesReport | null;
  readonly warnings: readonly Warning[];
  readonly failed: readonly FailedItem[];
  /** Labels that copies lost or that were cut: all counted by class, the first thousand listed; lineage has every one. */
  readonly dropped: {
    readonly labels: readonly unknown[];
    readonly counts?: Readonly<Record<string, { readonly dropped: number; readonly cut: number }>>;
  };
  readonly guard: GuardReport;
  /** Path → SHA-256 of every file but `report.json` itself, which `reportHash` covers. */
  readonly files: Readonly<Record<string, string>>;
  readonly run: RunFacts;
  /** SHA-256 over the canonical JSON of the report without `run` and without this. */
  readonly reportHash: string;
}

/** What the guard found class by class, or that it did not measure. */
export interface GuardReport {
  readonly mode: GuardMode;
  readonly state: 'measured' | 'not-measured';
  readonly classes: Readonly<Record<string, unknown>>;
}

/** What the guard says of each class in words. */
export function guardSentences(guard: GuardReport): { readonly label: string; readonly sentence: string }[] {
  return Object.entries(guard.classes).flatMap(([label, result]) =>
    typeof result === 'object' && result !== null && 'sentence' in result
      ? [{ label, sentence: String(result.sentence) }]
      : [],
  );
}

/** Facts of this one execution: all that may differ between repetitions. */
export interface RunFacts {
  readonly started: string;
  readonly seconds: number;
  /** Seconds per stage, step and operation; of all threads together. */
  readonly stages: Readonly<Record<string, number>>;
  readonly workers: number;
  readonly resumed: boolean;
  readonly input: string;
  readonly output: string;
  /** Files that were in the output folder before and are no part of the result. */
  readonly kept: readonly string[];
  readonly host: Readonly<Record<string, string | number>>;
}

export const PROGRAM_VERSION: string = packageJson.version;

/** Pictures are read and written by the image library, which runs over tables need not load; tables by this program alone. */
export async function versionsFor(kind: 'tabular' | 'image'): Promise<RunReport['versions']> {
  if (kind === 'tabular') return { twelvefold: PROGRAM_VERSION };
  const { IMAGE_LIBRARY } = await import('../../../app/image/vips.ts');
  return { twelvefold: PROGRAM_VERSION, ...IMAGE_LIBRARY };
}

export function sealReport(report: Omit<RunReport, 'reportHash'>): RunReport {
  return { ...report, reportHash: reportHash(report) };
}

/** Covers everything in a report that repeats; works on reports of unknown shape, for `verify`. */
export function reportHash(report: object): string {
  const { run: _run, reportHash: _hash, ...lasting } = report as Record<string, unknown>;
  return sha256(canonicalJson(lasting));
}

export function reportText(report: RunReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Warnings of the same code and message count as one, in order of their first appearance. */
export function distinctWarnings(warnings: Iterable<Warning>): readonly Warning[] {
  const seen = new Map<string, Warning>();
  for (const warning of warnings) {
    const key = `${warning.code}\n${warning.message}`;
    if (!seen.has(key)) seen.set(key, warning);
  }
  return [...seen.values()];
}

export function sumStages(parts: Iterable<Readonly<Record<string, number>>>): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const part of parts) {
    for (const [stage, seconds] of Object.entries(part)) totals[stage] = (totals[stage] ?? 0) + seconds;
  }
  return Object.fromEntries(Object.entries(totals).map(([stage, seconds]) => [stage, Math.round(seconds * 1e3) / 1e3]));
}
