/** Lets something happen at most once in an interval; what was asked for in between happens once at its end. */
export class Pacer {
  readonly #intervalMs: number;
  readonly #act: () => void;
  #timer: NodeJS.Timeout | null = null;
  #asked = false;

  constructor(intervalMs: number, act: () => void) {
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  ask(): void {
    if (this.#timer !== null) {
      this.#asked = true;
      return;
    }
    this.#timer = setTimeout(() => this.#ring(), this.#intervalMs);
    this.#timer.unref();
    this.#act();
  }

  /** Forgets what was asked for. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#asked = false;
  }

  #ring(): void {
    this.#timer = null;
    if (!this.#asked) return;
    this.#asked = false;
    this.ask();
  }
}
