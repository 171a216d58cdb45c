import type { ProgressView } from '../../../app/contract/commands.ts';
import type { Progress } from './task.ts';

/** Over about this many seconds the rate is averaged, each report weighing exponentially less than the next. */
const AVERAGING_SECONDS = 4;
/** Reports closer together than this are taken as one, or the clock's grain would show in the rate. */
const SHORTEST_INTERVAL_SECONDS = 0.1;

/** When an estimate may be shown: three seconds and two per cent, or fifty items, of this stretch of work. */
const ESTIMATE_AFTER_SECONDS = 3;
const ESTIMATE_AFTER_SHARE = 0.02;
const ESTIMATE_AFTER_ITEMS = 50;

/**
 * Turns a task's reports into what a person sees: a count that never goes backwards, a rate, an estimate, and the time
 * worked, pauses left out. `clock` gives milliseconds that never go backwards.
 */
export class ProgressMeter {
  readonly #clock: () => number;
  #last: Progress | null = null;
  #rate: number | null = null;
  /** Of the running stretch; null while paused. */
  #runningSince: number | null = null;
  #workedMs = 0;
  /** What was there when the first report came: work of an earlier stretch says nothing about the speed of this one. */
  #first: { readonly done: number; readonly unit: string } | null = null;
  #sampled: { readonly at: number; readonly done: number } | null = null;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  start(): void {
    this.#runningSince ??= this.#clock();
    this.#sampled = null;
  }

  pause(): void {
    this.#workedMs = this.#worked();
    this.#runningSince = null;
    this.#sampled = null;
  }

  report(progress: Progress): void {
    const sameCount = this.#last !== null && this.#last.unit === progress.unit;
    const done = sameCount ? Math.max(progress.done, this.#last?.done ?? 0) : progress.done;
    if (!sameCount) this.#begin(done, progress.unit);
    this.#last = { ...progress, done: progress.total === null ? done : Math.min(done, progress.total) };
    this.#sample(done);
  }

  /** The work is done, whatever was reported last. */
  complete(): void {
    if (this.#last !== null) this.#last = { ...this.#last, done: this.#last.total ?? this.#last.done };
  }

  view(): ProgressView | null {
    if (this.#last === null) return null;
    const paused = this.#runningSince === null;
    return {
      ...this.#last,
      rate: paused || this.#rate === null ? null : round(this.#rate),
      etaSeconds: paused ? null : this.#estimate(),
      elapsedSeconds: round(this.#worked() / 1000),
    };
  }

  #begin(done: number, unit: string): void {
    this.#first = { done, unit };
    this.#rate = null;
    this.#sampled = null;
  }

  #sample(done: number): void {
    const at = this.#clock();
    // The measuring begins when the first item is done: until then workers are starting, which happens once.
    if (this.#sampled === null) {
      if (done > (this.#first?.done ?? 0)) this.#sampled = { at, done };
      return;
    }
    const seconds = (at - this.#sampled.at) / 1000;
    if (seconds < SHORTEST_INTERVAL_SECONDS) return;
    const rate = (done - this.#sampled.done) / seconds;
    const weight = 1 - Math.exp(-seconds / AVERAGING_SECONDS);
    this.#rate = this.#rate === null ? rate : this.#rate + weight * (rate - this.#rate);
    this.#sampled = { at, done };
  }

  #estimate(): number | null {
    if (this.#last === null || this.#first === null || this.#last.total === null) return null;
    if (this.#rate === null || this.#rate <= 0) return null;
    const { done, total } = this.#last;
    const doneNow = done - this.#first.done;
    const longEnough = this.#worked() >= ESTIMATE_AFTER_SECONDS * 1000 && doneNow >= ESTIMATE_AFTER_SHARE * total;
    if (!longEnough && doneNow < ESTIMATE_AFTER_ITEMS) return null;
    return round((total - done) / this.#rate);
  }

  #worked(): number {
    return this.#workedMs + (this.#runningSince === null ? 0 : this.#clock() - this.#runningSince);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
