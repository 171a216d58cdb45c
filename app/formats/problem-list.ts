import type { Where } from '../errors.ts';
import type { Problem } from './problem.ts';

/** Places that are listed one by one; the others are only counted. */
const MOST_PLACES = 100;

/** Collects problems by their code: the words of the first, how many there are, and where each is. */
export class ProblemList {
  readonly #problems = new Map<
    string,
    { code: string; where: Where; message: string; count: number; places: Where[] }
  >();

  add(code: string, where: Where, message: string): void {
    const known = this.#problems.get(code);
    if (known === undefined) {
      this.#problems.set(code, { code, where, message, count: 1, places: [where] });
      return;
    }
    known.count++;
    if (known.places.length < MOST_PLACES) known.places.push(where);
  }

  list(): readonly Problem[] {
    return [...this.#problems.values()].map(({ places, ...problem }) =>
      problem.count === 1 ? problem : { ...problem, places },
    );
  }
}
