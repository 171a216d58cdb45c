/** A search that answers a question it was asked before from memory: attempts at the same rows ask the same again. */
import type { StepControl } from '../step-control.ts';
import type { Measure, NeighbourLists, NeighbourQuery, NeighbourSearch } from './search.ts';

export class RememberedSearch implements NeighbourSearch {
  readonly #search: NeighbourSearch;
  readonly #known: { readonly query: NeighbourQuery; readonly lists: NeighbourLists }[] = [];
  #isRecording = true;

  constructor(search: NeighbourSearch) {
    this.#search = search;
  }

  /** No more is remembered from here on. */
  recorded(): void {
    this.#isRecording = false;
  }

  async search(query: NeighbourQuery, control: StepControl): Promise<NeighbourLists> {
    const known = this.#known.find((entry) => isSameQuery(entry.query, query));
    if (known !== undefined) return known.lists;
    const lists = await this.#search.search(query, control);
    if (this.#isRecording) this.#known.push({ query, lists });
    return lists;
  }
}

function isSameQuery(a: NeighbourQuery, b: NeighbourQuery): boolean {
  return (
    a.k === b.k &&
    a.points.columns === b.points.columns &&
    isSameList(a.self, b.self) &&
    isSameMeasure(a.measure, b.measure) &&
    isSameList(a.points.values, b.points.values) &&
    isSameList(a.queries.values, b.queries.values)
  );
}

function isSameMeasure(a: Measure | undefined, b: Measure | undefined): boolean {
  if (a?.kind === 'mixed' && b?.kind === 'mixed') {
    return (
      a.columns === b.columns &&
      a.squared === b.squared &&
      isSameList(a.pointCodes, b.pointCodes) &&
      isSameList(a.queryCodes, b.queryCodes)
    );
  }
  if (a?.kind === 'value-difference' && b?.kind === 'value-difference') return a.width === b.width;
  return a === b;
}

/** Compared by value: a step builds its matrices anew each time. */
function isSameList(a: Float64Array | Int32Array | null, b: Float64Array | Int32Array | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
