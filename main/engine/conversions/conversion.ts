/** What a conversion is told, and what it comes to. */

import type { Warning } from '../../../app/errors.ts';
import type { DialectOverrides } from '../../../app/formats/delimited/sniff.ts';
import type { SplitRule } from '../../../app/model/recipe.ts';
import type { Progress } from '../jobs/task.ts';
import type { FailedItem } from '../runs/journal.ts';

export interface ConversionRequest {
  readonly inputPath: string;
  readonly outputDir: string;
  /** Name of a format: `csv`, `tsv` or `imagefolder`. */
  readonly to: string;
  readonly split: SplitRule | null;
  /** Of the split alone: nothing else is drawn. */
  readonly seed: number;
  /** Column whose classes a split of a table keeps in proportion; undefined: the proposed one. */
  readonly target: string | undefined;
  readonly overwrite: boolean;
  /** When it was asked for, as ISO 8601. */
  readonly startedAt: string;
  /** How a table is written down, where that is known already. */
  readonly dialect?: DialectOverrides | undefined;
  /** Part of each row by its place in `PARTS`, where that was decided already; `split` then tells which parts there are. */
  readonly parts?: Uint8Array | undefined;
  /** What an export adds: what was chosen of what, for the report and for the identity of the result. */
  readonly chosen?: Readonly<Record<string, unknown>> | undefined;
}

export interface ConversionHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Waits while the job is paused. */
  readonly gate?: (() => Promise<void>) | undefined;
  /** From here on the result is moved into place. */
  readonly onFinishing?: (() => void) | undefined;
}

/** Something of the input that its new form does not hold. */
export interface Loss {
  /** Stable for programs. */
  readonly code: string;
  readonly message: string;
  /** How many rows, pictures, files or classes it concerns. */
  readonly count: number;
}

/** The new files, staged, and what a report has to say of them. */
export interface Converted {
  /** Format it came in. */
  readonly from: string;
  readonly inputHash: string;
  /** Rows or pictures in the result. */
  readonly count: number;
  /** Count per class in the result; empty for a table that was not split by a target. */
  readonly classes: Readonly<Record<string, number>>;
  /** Count per part and class; null where there are no parts. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  /** The column of the classes; null for pictures and where no table's target was asked for. */
  readonly target: string | null;
  readonly lost: readonly Loss[];
  readonly failed: readonly FailedItem[];
  readonly warnings: readonly Warning[];
  /** Path → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

/** Where the files of a conversion are built. */
export interface StagingFolders {
  readonly stage: string;
  readonly temporary: string;
}
