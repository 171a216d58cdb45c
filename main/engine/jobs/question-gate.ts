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
    let open = () => {};
    const passed = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#waiting = { passed, open };
    this.#ask();
    return passed;
  }

  /** The answer: everybody who waits goes on, and who comes next asks anew. */
  open(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.open();
  }
}
