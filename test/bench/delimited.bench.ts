/**
 * Reading and writing a table of 500,000 × 30 against pandas, in turn, in one run: `node test/bench/delimited.bench.ts
 * FILE.csv [TIMES]`. Prints seconds, peak memory and ratios. Makes its output in the temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from '../../app/formats/tables/read-table.ts';
import { writeTable } from '../../app/formats/tables/write-table.ts';
import type { TabularResult } from '../../app/tabular/run-result.ts';
import type { Table } from '../../app/tabular/table.ts';
import { fileSource } from '../../main/engine/files/file-source.ts';

const SYNTHETIC_SHARE = 0.8;

const PANDAS = `
import sys, time, resource
import pandas as pd
t = time.perf_counter()
frame = pd.read_csv(sys.argv[1])
read = time.perf_counter() - t
n = int(len(frame) * ${SYNTHETIC_SHARE})
numbers = frame.select_dtypes('float').columns
more = frame.iloc[:n].copy()
more[numbers] = (more[numbers].values + frame[numbers].values[len(frame) - n:]) / 3
whole = pd.concat([frame, more])
t = time.perf_counter()
whole.to_csv(sys.argv[2], index=False)
print(read, time.perf_counter() - t, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
`;

/** Rows between pairs of rows, so that their numbers have all their digits. */
function between(table: Table): TabularResult {
  const count = Math.floor(table.rowCount * SYNTHETIC_SHARE);
  const offset = table.rowCount - count;
  const numeric = new Map<number, Float64Array>();
  const categorical = new Map<number, Int32Array>();
  for (const column of table.columns) {
    if (column.kind === 'numeric') {
      const { values, index } = column;
      numeric.set(
        index,
        Float64Array.from({ length: count }, (_, i) => ((values[i] ?? 0) + (values[i + offset] ?? 0)) / 3),
      );
    } else if (column.kind === 'categorical') categorical.set(column.index, column.codes.slice(0, count));
  }
  const synthetic = {
    count,
    numeric,
    categorical,
    classCodes: table.target.codes.slice(0, count),
    step: new Uint16Array(count),
    base: new Int32Array(count),
    neighbour: new Int32Array(count),
    gap: new Float64Array(count),
    extra: new Map<string, Float64Array>(),
  };
  return { synthetic, removed: [], classes: {}, warnings: [], rules: null, stages: {} };
}

async function ours(file: string, out: string): Promise<number[]> {
  const source = fileSource({ filePath: file, name: file, byteLength: statSync(file).size });
  let start = performance.now();
  const read = await readTable(source);
  const readSeconds = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  const result = between(read.table);
  const handle = openSync(out, 'w');
  start = performance.now();
  await writeTable({
    source,
    ...read,
    result,
    format: null,
    round: 'kind',
    isSynthetic: false,
    group: false,
    parts: null,
    write: (_, bytes) => {
      writeSync(handle, bytes);
    },
  });
  const writeSeconds = (performance.now() - start) / 1000;
  closeSync(handle);
  return [readSeconds, writeSeconds, peak];
}

const [, script = '', file, times = '3', mode] = process.argv;
if (file === undefined) throw new Error('Name a CSV file, made for example by make_bench_csv.py.');
const out = join(tmpdir(), `delimited-bench-${process.pid}.csv`);
try {
  if (mode === 'child') console.log((await ours(file, out)).join(' '));
  else {
    for (let i = 0; i < Number(times); i++) {
      const figures = (command: string, args: string[]) =>
        execFileSync(command, args, { encoding: 'utf8' }).trim().split(' ').map(Number);
      const [read = 0, write = 0, peak = 0] = figures(process.execPath, [script, file, '1', 'child']);
      const [pandasRead = 0, pandasWrite = 0, pandasPeak = 0] = figures('/usr/bin/python3', ['-c', PANDAS, file, out]);
      console.log(
        `read ${read.toFixed(2)} s (pandas ${pandasRead.toFixed(2)}, ${(pandasRead / read).toFixed(1)} times), ` +
          `write ${write.toFixed(2)} s (pandas ${pandasWrite.toFixed(2)}, ${(pandasWrite / write).toFixed(1)} times), ` +
          `peak after reading ${peak.toFixed(0)} MB (pandas in all ${pandasPeak.toFixed(0)} MB)`,
      );
    }
  }
} finally {
  rmSync(out, { force: true });
}
