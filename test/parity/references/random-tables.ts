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

/** A table of numbers and categories, or of categories alone, whose levels lean toward some classes. */
export function randomCategories(number: number, numericColumns: number): Table {
  const random = new RandomStream({ seed: number, item: 1, copy: 0, step: 0 });
  const classes = 2 + random.below(3);
  const levels = Array.from({ length: 2 + random.below(4) }, () => 2 + random.below(6));
  const rows: string[][] = [];
  for (let code = 0; code < classes; code++) {
    const count = code === 0 ? 120 + random.below(60) : 15 + random.below(50);
    for (let i = 0; i < count; i++) {
      const texts = levels.map((n) => `v${random.chance(0.4) ? code % n : random.below(n)}`);
      const numbers = Array.from({ length: numericColumns }, (_, j) => cell(j % 4, code, random));
      rows.push([...numbers.slice(0, 1), ...texts, ...numbers.slice(1), `class ${code}`]);
    }
  }
  const width = (rows[0]?.length ?? 1) - 1;
  const order = random.permutation(rows.length);
  return tableOf(
    [...Array.from({ length: width }, (_, j) => `x${j}`), 'target'],
    Array.from(order, (i) => rows[i]!),
  );
}
