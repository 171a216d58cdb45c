/** A few of the chosen samples, written by the very code that writes them all, to show what will come out. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportPlan } from '../../../app/export/export-plan.ts';
import { planExport } from '../../../app/export/export-plan.ts';
import { filesBelow } from '../runs/output-folder.ts';
import type { ExportSource } from './export-source.ts';
import { type ExportWish, writeFolder } from './write-export.ts';

const PER_CLASS_AND_PART = 2;
const MOST_PICTURES = 24;
const MOST_ROWS = 40;
const LINES = 8;
const LINE_LENGTH = 200;

export interface ExportSampleFiles {
  readonly files: { path: string; bytes: number }[];
  readonly text: { path: string; lines: string[] } | null;
  readonly samples: number;
}

export async function sampleExport(
  source: ExportSource,
  wish: ExportWish,
  signal: AbortSignal,
): Promise<ExportSampleFiles> {
  const plan = few(source, planExport(source.columns, wish.selection, wish.split));
  if (plan.chosen.length === 0) return { files: [], text: null, samples: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'twelvefold-sample-'));
  const output = join(folder, 'sample');
  const request = {
    ...wish,
    ...{ inputPath: source.name, target: null, output, container: 'folder' as const },
    ...{ overwrite: false, startedAt: new Date().toISOString() },
  };
  try {
    await writeFolder({ source, plan, request, hooks: { signal, onProgress: () => {} } }, output);
    const paths = await filesBelow(output);
    const files = await Promise.all(
      paths.map(async (path) => ({ path, bytes: (await stat(join(output, path))).size })),
    );
    return { files, text: await firstLines(output, paths), samples: plan.chosen.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Some of every class in every part; leaks are told by the plan and do not stop a sample. */
function few({ columns, kind }: ExportSource, { chosen, parts }: ExportPlan): ExportPlan {
  const taken = new Map<string, number>();
  const most = kind === 'image' ? MOST_PICTURES : MOST_ROWS;
  const perGroup = kind === 'image' ? PER_CLASS_AND_PART : MOST_ROWS;
  const kept: number[] = [];
  chosen.forEach((sample, at) => {
    const group = `${columns.classes[sample]} ${parts[at]}`;
    const count = taken.get(group) ?? 0;
    if (kept.length >= most || count >= perGroup) return;
    taken.set(group, count + 1);
    kept.push(at);
  });
  return {
    chosen: Int32Array.from(kept, (at) => chosen[at] as number),
    parts: Int8Array.from(kept, (at) => parts[at] as number),
    ...{ leaks: [], leftOut: 0 },
  };
}

/** What describes the samples rather than the export: labels before lineage, lineage before the list of sources. */
const TELLING = [/\.(csv|tsv|jsonl|ndjson)$/, /\.json$/, /\.(xml|txt|ya?ml)$/];
const OWN = new Set(['report.json', 'source-recipe.json', 'sources.csv', 'lineage.csv']);

async function firstLines(folder: string, paths: readonly string[]): Promise<ExportSampleFiles['text']> {
  const data = paths.filter((path) => !OWN.has(path));
  const path =
    TELLING.flatMap((pattern) => data.find((name) => pattern.test(name)) ?? [])[0] ??
    ['lineage.csv', 'sources.csv'].find((name) => paths.includes(name));
  if (path === undefined) return null;
  const text = await readFile(join(folder, path), 'utf8');
  const lines = text.split(/\r\n|\n|\r/).filter((line, at, all) => line !== '' || at < all.length - 1);
  return { path, lines: lines.slice(0, LINES).map((line) => line.slice(0, LINE_LENGTH)) };
}
