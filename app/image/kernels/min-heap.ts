/** A queue that gives the number with the smallest key first; of equal keys the one that came first. */
export class MinHeap {
  readonly #values: number[] = [];
  readonly #keys: number[] = [];
  readonly #order: number[] = [];
  #count = 0;

  get size(): number {
    return this.#values.length;
  }

  push(value: number, key: number): void {
    let at = this.#values.length;
    this.#values.push(value);
    this.#keys.push(key);
    this.#order.push(this.#count++);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const last = this.#values.length - 1;
    if (last < 0) return undefined;
    this.#swap(0, last);
    const value = this.#values.pop();
    this.#keys.pop();
    this.#order.pop();
    this.#sink();
    return value;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#values.length && this.#isBefore(child, least)) least = child;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#keys[a] as number) - (this.#keys[b] as number);
    return difference === 0 ? (this.#order[a] as number) < (this.#order[b] as number) : difference < 0;
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#values, this.#keys, this.#order]) {
      const kept = list[a] as number;
      list[a] = list[b] as number;
      list[b] = kept;
    }
  }
}
