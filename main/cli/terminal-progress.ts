/** Progress on standard error: a bar where it is a terminal, else a plain line every few seconds. */
import type { ShownProgress } from './reporter.ts';
import { printError, withoutControls, write } from './streams.ts';

const REDRAW_MS = 100;
const LINE_EVERY_MS = 5_000;
const BAR_WIDTH = 24;

export class TerminalProgress {
  readonly #isTerminal = process.stderr.isTTY === true;
  #shownMs = this.#isTerminal ? Number.NEGATIVE_INFINITY : performance.now();
  #drawn = false;

  show(progress: ShownProgress): void {
    const now = performance.now();
    if (now - this.#shownMs < (this.#isTerminal ? REDRAW_MS : LINE_EVERY_MS)) return;
    this.#shownMs = now;
    if (!this.#isTerminal) {
      printError(progressText(progress));
      return;
    }
    const width = Math.max(20, process.stderr.columns ?? 80);
    const line = `${progressBar(progress)} ${progressText(progress)}`.slice(0, width - 1);
    write(process.stderr, `\r\u001b[K${withoutControls(line)}`);
    this.#drawn = true;
  }

  /** Takes the bar away, so that a line of text can stand in its place. */
  clear(): void {
    if (this.#drawn) write(process.stderr, '\r\u001b[K');
    this.#drawn = false;
  }
}

/** `Augmenting: 120 of 1,000 images, 310 a second, 3 s left`. */
export function progressText({ done, total, unit, stage, rate, etaSeconds }: ShownProgress): string {
  const count = total === null ? `${grouped(done)} ${unit}` : `${grouped(done)} of ${grouped(total)} ${unit}`;
  const speed =
    rate === null ? '' : `, ${grouped(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10)} a second`;
  const left = etaSeconds === null ? '' : `, ${duration(etaSeconds)} left`;
  return `${stage === '' ? '' : `${stage}: `}${count}${speed}${left}`;
}

function progressBar({ done, total }: ShownProgress): string {
  if (total === null || total <= 0) return '';
  const filled = Math.round(BAR_WIDTH * Math.min(1, done / total));
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`;
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, seconds) < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** With commas between thousands. By hand, since loading a locale takes longer than the whole of many commands. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}
