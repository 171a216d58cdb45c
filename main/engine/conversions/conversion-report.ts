/** The report of a conversion: a `report.json` of the same form as a run's, with what was lost in place of what was made. */
import { resolve } from 'node:path';
import type { Warning } from '../../../app/errors.ts';
import type { SplitRule } from '../../../app/model/recipe.ts';
import type { ClassCount } from '../../../app/tabular/run-result.ts';
import { canonicalJson, sha256 } from '../runs/canonical-json.ts';
import type { FailedItem } from '../runs/journal.ts';
import { distinctWarnings, PROGRAM_VERSION, reportHash } from '../runs/report.ts';
import type { RunIdentity } from '../runs/work-folder.ts';
import type { ConversionRequest, Converted, Loss } from './conversion.ts';

/** What was asked for; everything that determines the bytes besides the input. */
export interface ConversionSettings {
  readonly to: string;
  readonly split: SplitRule | null;
  readonly target: string | null;
  readonly seed: number;
}

export interface ConversionReport {
  readonly twelvefold: 1;
  readonly kind: 'tabular' | 'image';
  readonly conversion: ConversionSettings & { readonly from: string };
  /** What an export took of what, and which run that came from; absent in a plain conversion. */
  readonly chosen?: Readonly<Record<string, unknown>>;
  /** SHA-256 over what was asked for, as a run has it over its recipe. */
  readonly recipeHash: string;
  readonly inputHash: string;
  readonly seed: number;
  readonly format: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Rows or pictures in the result. */
  readonly count: number;
  readonly classes: Readonly<Record<string, ClassCount>>;
  readonly parts: Converted['parts'];
  /** What the conversion lost; empty when nothing. */
  readonly lost: readonly Loss[];
  readonly warnings: readonly Warning[];
  readonly failed: readonly FailedItem[];
  readonly files: Readonly<Record<string, string>>;
  readonly run: {
    readonly started: string;
    readonly seconds: number;
    readonly input: string;
    readonly output: string;
    readonly kept: readonly string[];
  };
  readonly reportHash: string;
}

export function conversionIdentity(request: ConversionRequest, inputHash: string): RunIdentity {
  const { chosen } = request;
  const settings = { ...settingsOf(request), ...(chosen === undefined ? {} : { chosen }) };
  return { recipeHash: sha256(canonicalJson(settings)), inputHash, format: request.to };
}

export function conversionReport(
  converted: Converted,
  facts: {
    readonly kind: 'tabular' | 'image';
    readonly request: ConversionRequest;
    readonly seconds: number;
    readonly kept: readonly string[];
  },
): ConversionReport {
  const { kind, request, seconds, kept } = facts;
  const { from, inputHash, count, parts, lost, failed, warnings, files, target } = converted;
  const identity = conversionIdentity(request, inputHash);
  const report = {
    twelvefold: 1 as const,
    kind,
    conversion: { from, ...settingsOf(request), target },
    ...(request.chosen === undefined ? {} : { chosen: request.chosen }),
    ...identity,
    seed: request.seed,
    versions: { twelvefold: PROGRAM_VERSION },
    count,
    classes: unchanged(converted.classes),
    parts,
    lost,
    warnings: distinctWarnings(warnings),
    failed,
    files: Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))),
    run: {
      started: request.startedAt,
      seconds: Math.round(seconds * 1e3) / 1e3,
      input: resolve(request.inputPath),
      output: resolve(request.outputDir),
      kept,
    },
  };
  return { ...report, reportHash: reportHash(report) };
}

function settingsOf({ to, split, target, seed }: ConversionRequest): ConversionSettings {
  return { to, split, target: target ?? null, seed };
}

/** Counts as a run gives them: a conversion adds and removes nothing. */
function unchanged(classes: Readonly<Record<string, number>>): Readonly<Record<string, ClassCount>> {
  return Object.fromEntries(
    Object.entries(classes).map(([label, count]) => [label, { before: count, added: 0, removed: 0, after: count }]),
  );
}
