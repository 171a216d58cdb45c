/**
 * A gate whose keeper is in another thread: whoever comes asks once and waits for the answer. Several may wait at a time,
 * such as the drivers of parallel searches; they share one question, so that no answer is taken for another's.
 */
export class QuestionGate {
  readonly #ask: () => void;
  #waiting: { readonly passed: Promise<void>; readonly open: () => void } | undefined;

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  pass(): Promise<void> {
    if (this.#waiting !== undefined) return this.#waiting.passed;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting = { passed: promise, open: resolve };
    this.#ask();
    return promise;
  }

  /** The answer: everybody who waits goes on, and who comes next asks anew. */
  open(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.open();
  }
}
