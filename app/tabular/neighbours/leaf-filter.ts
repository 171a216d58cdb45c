import { wasmBase64 } from './leaf-filter.wasm.ts';
import { LEAF, type LeafTree } from './leaf-tree.ts';

const PAGE = 65_536;

/** Absolute slack of the limits, in units where all boxes measure at most 1: squares below it vanish in f32. */
const SMALLEST = 1e-36;

interface Kernel {
  center(doubles: number, centers: number, columns: number, scale: number, points: number): void;
  halfNorms(points: number, columns: number, count: number, shrink: number, out: number): void;
  survivors(
    queries: number,
    queryCount: number,
    points: number,
    columns: number,
    halves: number,
    limits: number,
    out: number,
  ): number;
}

/**
 * The filter of one thread: tells which points of a leaf may be neighbors of which queries of a group, in f32 and with
 * a margin, so that only those need a distance in doubles.
 *
 * With q and p relative to the group's center, |q − p|² ≤ t means q·p ≥ |p|²/2 + (|q|² − t)/2. The margin covers the
 * rounding of inputs, products and sums: at most (columns + 16) · 2⁻²³ of (|q|² + |p|²)/2, twice the usual bound.
 */
export class LeafFilter {
  readonly #kernel: Kernel;
  readonly #columns: number;
  readonly #scale: number;
  readonly #margin: number;
  readonly #at: Layout;
  readonly #centers: Float64Array;
  readonly #doubles: Float64Array;
  readonly #queries: Float32Array;
  readonly #limits: Float32Array;
  readonly #queryNorms = new Float64Array(LEAF);
  /** `query * 64 + lane` of the pairs that the last `filter` kept. */
  readonly pairs: Uint16Array;

  /** `extent` is the largest side of all boxes: coordinates are scaled to at most 1 by a power of two. */
  constructor(columns: number, extent: number) {
    this.#columns = columns;
    this.#margin = (columns + 16) * 2 ** -23;
    this.#scale = extent > 0 && Number.isFinite(extent) ? 2 ** -Math.ceil(Math.log2(extent)) : 0;
    this.#at = layoutFor(columns);
    const { memory, kernel } = instantiate(this.#at.end);
    this.#kernel = kernel;
    this.#centers = new Float64Array(memory.buffer, this.#at.centers, columns);
    this.#doubles = new Float64Array(memory.buffer, this.#at.doubles, columns * LEAF);
    this.#queries = new Float32Array(memory.buffer, this.#at.queries, columns * LEAF);
    this.#limits = new Float32Array(memory.buffer, this.#at.limits, LEAF);
    this.pairs = new Uint16Array(memory.buffer, this.#at.pairs, LEAF * LEAF);
  }

  /** Takes the queries of a leaf as the next group. */
  setQueries(tree: LeafTree, leaf: number, count: number, node: number): void {
    const columns = this.#columns;
    this.#queryNorms.fill(0);
    for (let j = 0; j < columns; j++) {
      const low = tree.low[node * columns + j] as number;
      const center = low + ((tree.high[node * columns + j] as number) - low) / 2;
      this.#centers[j] = center;
      const block = (leaf * columns + j) * LEAF;
      for (let query = 0; query < count; query++) {
        const value = ((tree.blocks[block + query] as number) - center) * this.#scale;
        this.#queries[query * columns + j] = value;
        this.#queryNorms[query] = (this.#queryNorms[query] as number) + value * value;
      }
    }
  }

  /** Sets what a squared distance may be at most: `worst[query]`; infinite lets every point pass. */
  setLimits(worst: Float64Array, count: number): void {
    const scale = this.#scale * this.#scale;
    this.#limits.fill(Number.POSITIVE_INFINITY);
    for (let query = 0; query < count; query++) {
      const norm = (this.#queryNorms[query] as number) * (1 - this.#margin);
      const limit = (norm - (worst[query] as number) * scale * (1 + this.#margin)) / 2;
      this.#limits[query] = limit - Math.abs(limit) * 2 ** -23 - SMALLEST;
    }
  }

  /** Filters the points of a leaf; the kept pairs, `pairs[0 … n − 1]`, are those that may be within the limits. */
  filter(tree: LeafTree, leaf: number, pointCount: number, queryCount: number): number {
    const { centers, doubles, points, halves, queries, limits, pairs } = this.#at;
    const columns = this.#columns;
    const block = leaf * columns * LEAF;
    this.#doubles.set(tree.blocks.subarray(block, block + columns * LEAF));
    this.#kernel.center(doubles, centers, columns, this.#scale, points);
    this.#kernel.halfNorms(points, columns, pointCount, 1 - this.#margin, halves);
    const groups = (queryCount + 3) & ~3;
    return this.#kernel.survivors(queries, groups, points, columns, halves, limits, pairs);
  }
}

interface Layout {
  readonly centers: number;
  readonly doubles: number;
  readonly points: number;
  readonly queries: number;
  readonly halves: number;
  readonly limits: number;
  readonly pairs: number;
  readonly end: number;
}

/** Byte addresses in the kernel's memory, each a multiple of 16. */
function layoutFor(columns: number): Layout {
  let end = 0;
  const take = (bytes: number): number => {
    const start = end;
    end = (end + bytes + 15) & ~15;
    return start;
  };
  return {
    centers: take(columns * 8),
    doubles: take(columns * LEAF * 8),
    points: take(columns * LEAF * 4),
    queries: take(columns * LEAF * 4),
    halves: take(LEAF * 4),
    limits: take(LEAF * 4),
    pairs: take(LEAF * LEAF * 2),
    end,
  };
}

/** Compiled once a thread: small searches follow each other by the dozen. */
let kernelModule: WebAssembly.Module | undefined;

function instantiate(bytes: number): { memory: WebAssembly.Memory; kernel: Kernel } {
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  kernelModule ??= new WebAssembly.Module(Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0)));
  const { exports } = new WebAssembly.Instance(kernelModule, { env: { memory } });
  return { memory, kernel: exports as unknown as Kernel };
}
