import type { DisplacementField } from './displacement-field.ts';

/** Cells to a side of a block. */
const BLOCK = 16;

interface Block {
  readonly column: number;
  readonly row: number;
  /** Bounds of the source positions that the block shows. */
  readonly bounds: Bounds;
}

type Bounds = readonly [u1: number, v1: number, u2: number, v2: number];

/** Finds the cells of a field, each between four neighboring pixels, that may show a source point: by blocks first. */
export class CellIndex {
  readonly #field: DisplacementField;
  readonly #blocks: Block[] = [];

  constructor(field: DisplacementField) {
    this.#field = field;
    for (let row = 0; row < field.height - 1; row += BLOCK) {
      for (let column = 0; column < field.width - 1; column += BLOCK) {
        this.#blocks.push({ column, row, bounds: this.#bounds(column, row, BLOCK) });
      }
    }
  }

  /** Middles of the cells whose bounds hold the point. */
  *around(u: number, v: number): Generator<readonly [number, number]> {
    for (const { column, row, bounds } of this.#blocks) {
      if (!holds(bounds, u, v)) continue;
      for (let y = row; y < Math.min(row + BLOCK, this.#field.height - 1); y++) {
        for (let x = column; x < Math.min(column + BLOCK, this.#field.width - 1); x++) {
          if (holds(this.#bounds(x, y, 1), u, v)) yield [x + 0.5, y + 0.5];
        }
      }
    }
  }

  #bounds(column: number, row: number, side: number): Bounds {
    const { width, height, dx, dy } = this.#field;
    let [u1, v1, u2, v2] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let y = row; y <= Math.min(row + side, height - 1); y++) {
      for (let x = column; x <= Math.min(column + side, width - 1); x++) {
        const u = x + (dx[y * width + x] as number);
        const v = y + (dy[y * width + x] as number);
        u1 = Math.min(u1, u);
        v1 = Math.min(v1, v);
        u2 = Math.max(u2, u);
        v2 = Math.max(v2, v);
      }
    }
    return [u1, v1, u2, v2];
  }
}

function holds([u1, v1, u2, v2]: Bounds, u: number, v: number): boolean {
  return u >= u1 && u <= u2 && v >= v1 && v <= v2;
}
