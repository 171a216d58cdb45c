/** How a command speaks: as JSON lines for programs, or in words for people. Commands know only the interface. */
import type { Warning } from '../../app/errors.ts';
import type { FailureNotice } from './exit-status.ts';
import { print, printError } from './streams.ts';
import { TerminalProgress } from './terminal-progress.ts';

export interface ShownProgress {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly stage: string;
  readonly rate: number | null;
  readonly etaSeconds: number | null;
}

export interface Reporter {
  progress(progress: ShownProgress): void;
  warning(warning: Warning): void;
  /** Once, at the end: `result` for programs, `summary` for people, line by line. */
  result(result: object, summary: readonly string[]): void;
  failure(notice: FailureNotice): void;
}

/** At most ten progress lines a second. */
const PROGRESS_INTERVAL_MS = 100;

export class JsonReporter implements Reporter {
  #lastProgressMs = Number.NEGATIVE_INFINITY;

  progress(progress: ShownProgress): void {
    const now = performance.now();
    if (now - this.#lastProgressMs < PROGRESS_INTERVAL_MS) return;
    this.#lastProgressMs = now;
    this.#line({ event: 'progress', ...progress });
  }

  warning(warning: Warning): void {
    this.#line({ event: 'warning', ...warning });
  }

  result(result: object): void {
    this.#line({ event: 'result', ...result });
  }

  failure({ code, message, where }: FailureNotice): void {
    this.#line({ event: 'error', code, message, where: where ?? {} });
    printError(`error: ${message}`);
  }

  #line(value: object): void {
    print(JSON.stringify(value));
  }
}

export class PlainReporter implements Reporter {
  readonly #progress = new TerminalProgress();

  progress(progress: ShownProgress): void {
    this.#progress.show(progress);
  }

  warning({ message }: Warning): void {
    this.#progress.clear();
    printError(`warning: ${message}`);
  }

  result(_result: object, summary: readonly string[]): void {
    this.#progress.clear();
    for (const line of summary) print(line);
  }

  failure({ message }: FailureNotice): void {
    this.#progress.clear();
    printError(`error: ${message}`);
  }
}
