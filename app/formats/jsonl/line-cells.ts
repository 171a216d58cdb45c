import { type Cell, JsonText, NumberText } from '../tables/cells.ts';
import { JsonLine, type JsonValue } from './json-line.ts';
import { keyTreeOf } from './key-tree.ts';

/** Reads lines that were read before, as cells in the order of the columns. */
export function lineCells(paths: readonly (readonly string[])[], file: string): (line: Uint8Array) => Cell[] {
  let cells: Cell[] = [];
  let row = 0;
  const reader = new JsonLine(keyTreeOf(paths), ({ column }, value) => {
    if (column >= 0) cells[column] = cellOf(value);
  });
  return (line) => {
    cells = new Array<Cell>(paths.length).fill(null);
    reader.read(line, 0, line.length, { file, row, line: row + 1 });
    row++;
    return cells;
  };
}

function cellOf({ type, bytes, start, end, escaped }: JsonValue): Cell {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(start, end));
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return text === 'true';
    case 'number':
      return new NumberText(text);
    case 'string':
      return escaped ? (JSON.parse(`"${text}"`) as string) : text;
    case 'list':
      return new JsonText(text);
  }
}
