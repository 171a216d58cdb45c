import { RandomStream } from '../../../app/random/stream.ts';
import type { Table } from '../../../app/tabular/table.ts';
import { tableOf } from './golden-table.ts';

/** A table nobody has seen: shape, classes, ties, whole columns and offsets follow from the number. */
export function randomTable(number: number): Table {
  const random = new RandomStream({ seed: number, item: 0, copy: 0, step: 0 });
  const columns = 1 + random.below(12);
  const classes = 2 + random.below(3);
  const kinds = Array.from({ length: columns }, () => random.below(4));
  const rows: string[][] = [];
  for (let code = 0; code < classes; code++) {
    const count = code === 0 ? 150 + random.below(150) : 12 + random.below(80);
    for (let i = 0; i < count; i++) {
      const cells = kinds.map((kind) => cell(kind, code, random));
      rows.push([...cells, `class ${code}`]);
    }
  }
  const order = random.permutation(rows.length);
  return tableOf(
    [...kinds.map((_, j) => `x${j}`), 'target'],
    Array.from(order, (i) => rows[i]!),
  );
}

function cell(kind: number, code: number, random: RandomStream): string {
  switch (kind) {
    case 0:
      return String(random.normal() + code);
    case 1:
      return String(random.below(4));
    case 2:
      return (1000 + 50 * random.normal()).toFixed(2);
    default:
      return String(Math.round(random.normal() * 20) - 5);
  }
}
