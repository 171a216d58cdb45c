import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { FinishedItem, RunJournal } from '../../main/engine/runs/journal.ts';

/**
 * A journal in a file: one JSON line an item, appended with one write. It stands in for the store where a test kills a
 * process that runs nothing but a run. A line that a kill cut short is dropped, its item is done again.
 */
export function openFileJournal(path: string): RunJournal {
  const items = new Map<string, FinishedItem>();
  for (const item of readLines(path)) items.set(item.key, item);
  return {
    claim: () => undefined,
    finishedKeys: () => new Set(items.keys()),
    *finishedItems() {
      for (const key of [...items.keys()].sort(byCodeUnit)) yield items.get(key) as FinishedItem;
    },
    record(item) {
      appendFileSync(path, `${JSON.stringify(item)}\n`);
      items.set(item.key, item);
    },
  };
}

/** A journal that lives as long as the process. */
export function openMemoryJournal(): RunJournal {
  const items = new Map<string, FinishedItem>();
  return {
    claim: () => undefined,
    finishedKeys: () => new Set(items.keys()),
    *finishedItems() {
      for (const key of [...items.keys()].sort(byCodeUnit)) yield items.get(key) as FinishedItem;
    },
    record: (item) => void items.set(item.key, item),
  };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readLines(path: string): readonly FinishedItem[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  // Cut the torn line off, or the next one would be appended to it.
  if (end < bytes.length) truncateSync(path, end);
  return bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FinishedItem);
}
