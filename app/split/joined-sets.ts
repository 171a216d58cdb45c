/** Samples joined into groups step by step (union–find with path halving). */
export class JoinedSets {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, sample) => sample);
  }

  join(a: number, b: number): void {
    const first = this.#root(a);
    const second = this.#root(b);
    // The lower number leads, so the codes do not depend on the order of the joins.
    if (first < second) this.#parent[second] = first;
    else if (second < first) this.#parent[first] = second;
  }

  /** Joins all samples that have the same key; samples with the key null stay as they are. */
  joinByKey(keys: readonly (string | null)[]): void {
    const first = new Map<string, number>();
    keys.forEach((key, sample) => {
      if (key === null) return;
      const known = first.get(key);
      if (known === undefined) first.set(key, sample);
      else this.join(known, sample);
    });
  }

  /** The group of each sample: the number of its first member. */
  codes(): Int32Array {
    return Int32Array.from(this.#parent, (_, sample) => this.#root(sample));
  }

  #root(sample: number): number {
    let at = sample;
    for (;;) {
      const up = this.#parent[at] as number;
      if (up === at) return at;
      const next = this.#parent[up] as number;
      this.#parent[at] = next;
      at = next;
    }
  }
}
