/** Finds the rows of a result that each synthetic row was made of: lineage counts the rows of the input, not of the result. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCsvTexts } from '../runs/csv-texts.ts';
import type { FinishedResult } from './export-source.ts';

type Line = Readonly<Record<string, string>>;

export class RowParents {
  /** False where rows of the input cannot be found in the result. */
  readonly known: boolean;
  /** Base and neighbor of each row of the result; −1 where there is none. */
  readonly columns: readonly [Int32Array, Int32Array];
  readonly #lines: readonly Line[];
  readonly #inputRows: number;
  /** Row of the result for each row of the input; −1 for one that was removed. */
  readonly #outputOf: Int32Array;

  private constructor(
    lines: readonly Line[],
    removed: ReadonlySet<number>,
    { count, dropped }: { count: number; dropped: boolean },
  ) {
    this.#lines = lines;
    const made = lines.filter(({ output_row: row }) => row !== '').length;
    this.#inputRows = count - made + removed.size;
    this.#outputOf = new Int32Array(this.#inputRows).fill(-1);
    let output = 0;
    for (let row = 0; row < this.#inputRows; row++) if (!removed.has(row)) this.#outputOf[row] = output++;
    this.known = !dropped;
    this.columns = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
    if (!this.known) return;
    for (const line of lines) {
      if (line.output_row === '') continue;
      const [base = -1, other = -1] = this.#rowsOf(line, 0);
      const row = Number(line.output_row);
      this.columns[0][row] = base;
      this.columns[1][row] = other;
    }
  }

  static async read(of: {
    readonly result: FinishedResult;
    readonly lines: readonly Line[];
    readonly count: number;
  }): Promise<RowParents> {
    const { result, lines, count } = of;
    const list = join(result.folder, 'removed.csv');
    const removed = existsSync(list) ? await readCsvTexts(list) : [];
    const { recipe } = result;
    const dropped = typeof recipe === 'object' && recipe !== null && 'missing' in recipe && recipe.missing === 'drop';
    return new RowParents(lines, new Set(removed.map(({ row }) => Number(row))), { count, dropped });
  }

  /** A parent that a later step removed stands for its own parents. */
  #rowsOf(line: Line, depth: number): readonly number[] {
    const found = [line.base_row, line.neighbor_row].flatMap((name) => this.#rowOf(name ?? '', depth));
    return [...new Set(found)];
  }

  #rowOf(name: string, depth: number): readonly number[] {
    if (name === '' || depth > 8) return [];
    if (!name.startsWith('s')) {
      const row = this.#outputOf[Number(name)] ?? -1;
      return row < 0 ? [] : [row];
    }
    const line = this.#lines[Number(name.slice(1)) - this.#inputRows];
    if (line === undefined) return [];
    return line.output_row === '' ? this.#rowsOf(line, depth + 1) : [Number(line.output_row)];
  }
}
