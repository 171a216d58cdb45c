/**
 * The guard's two curves at the size that its specification names: 5,000 held-out rows and 250,000 synthetic ones in 30
 * columns, all amounts up to 50 times. Prints a JSON line per generator and machine load.
 *
 *     node test/bench/guard.bench.ts [ROWS,COLUMNS,AMOUNT …]
 *
 * `smote` draws on the lines between neighbors, `fresh` is a perfect generator (nothing can be skipped because rows
 * lie on lines), `copies` repeats the training rows.
 */
import { setImmediate } from 'node:timers/promises';
import { amountCurve } from '../../app/quality/guard/amount-curve.ts';
import { amountsUpTo } from '../../app/quality/guard/verdict.ts';
import { nearestOthers, quietly } from '../../app/quality/nearest-rows.ts';
import type { Points } from '../../app/quality/points.ts';
import { RandomStream } from '../../app/random/stream.ts';
import { NeighbourPool } from '../../main/engine/jobs/neighbour-pool.ts';

const WORKERS = 2;
const control = { gate: () => setImmediate(), progress: () => undefined };
const shapes = process.argv.length > 2 ? process.argv.slice(2) : ['5000,30,50'];

function normalRows(count: number, columns: number, item: number): Points {
  const random = new RandomStream({ seed: 1, item, copy: 0, step: 0 });
  const values = new Float64Array(new SharedArrayBuffer(count * columns * Float64Array.BYTES_PER_ELEMENT));
  for (let i = 0; i < values.length; i++) values[i] = random.normal();
  return { count, columns, values };
}

const generators = {
  fresh: async (train: Points, count: number) => normalRows(count, train.columns, 4),
  copies: async (train: Points, count: number) => onLines(train, count, () => 0),
  smote: (train: Points, count: number) => onLines(train, count, (random) => random.uniform()),
};

async function onLines(train: Points, count: number, gap: (random: RandomStream) => number): Promise<Points> {
  const { columns, values } = train;
  const { positions } = await nearestOthers(train, { k: 5, stage: '' }, quietly);
  const random = new RandomStream({ seed: 1, item: 5, copy: 0, step: 0 });
  const made = new Float64Array(new SharedArrayBuffer(count * columns * Float64Array.BYTES_PER_ELEMENT));
  for (let i = 0; i < count; i++) {
    const pair = random.below(positions.length);
    const a = Math.floor(pair / 5) * columns;
    const b = (positions[pair] as number) * columns;
    const u = gap(random);
    for (let j = 0; j < columns; j++) {
      const from = values[a + j] as number;
      made[i * columns + j] = from + u * ((values[b + j] as number) - from);
    }
  }
  return { count, columns, values: made };
}

for (const shape of shapes) {
  const [rows = 0, columns = 0, amount = 0] = shape.split(',').map(Number);
  const train = normalRows(rows, columns, 1);
  const sets = { train, holdout: normalRows(rows, columns, 2), other: normalRows(rows, columns, 3) };
  for (const generator of ['smote', 'fresh', 'copies'] as const) {
    const stream = await generators[generator](train, rows * amount);
    const search = new NeighbourPool(WORKERS);
    const started = performance.now();
    const before = process.cpuUsage();
    const curve = await amountCurve({ ...sets, stream }, amountsUpTo(amount), { search, control });
    const { user, system } = process.cpuUsage(before);
    await search.close();
    const seconds = Math.round(performance.now() - started) / 1000;
    const cpuSeconds = Math.round((user + system) / 1e3) / 1e3;
    process.stdout.write(`${JSON.stringify({ generator, rows, columns, amount, seconds, cpuSeconds })}\n`);
    for (const { amount: at, varietyKept, nearCopies } of curve) {
      process.stdout.write(
        `  ${at} times: variety ${varietyKept?.toFixed(4)}, near copies ${nearCopies?.toFixed(4)}\n`,
      );
    }
  }
}
