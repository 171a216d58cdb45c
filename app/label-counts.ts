/**
 * Counts by label. Labels are data, and one may be called `constructor` or `__proto__`: looked up in a plain object they
 * would find what every object inherits.
 */
export class LabelCounts {
  readonly #counts = new Map<string, number>();

  add(label: string, count = 1): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + count);
  }

  /** In the order of their first appearance. */
  toRecord(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
