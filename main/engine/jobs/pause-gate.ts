/** Work in flight is taken to have ended when nothing was reported for this long after the first loop stopped. */
const SETTLE_MS = 250;

/**
 * Where the loops of a task wait while their job is paused. Several loops may be at work; the pause counts as reached
 * when the first waits here and the others have nothing more to report.
 */
export class PauseGate {
  readonly #onStill: () => void;
  #closed = false;
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(onStill: () => void) {
    this.#onStill = onStill;
  }

  close(): void {
    this.#closed = true;
  }

  open(): void {
    this.#closed = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  async pass(): Promise<void> {
    while (this.#closed) {
      await new Promise<void>((go) => {
        this.#waiting.push(go);
        this.#settleSoon();
      });
    }
  }

  /** Something in flight has just reported. */
  stir(): void {
    if (this.#closed && this.#waiting.length > 0) this.#settleSoon();
  }

  #settleSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onStill, SETTLE_MS);
  }
}
