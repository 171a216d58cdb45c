/** What a choice comes to, for the window: counts, size, and the leaks with the samples that prove them. */
import { stat } from 'node:fs/promises';
import type { ExportPlanView } from '../../../app/contract/export.ts';
import { countPlanned, type ExportPlan, type Leak, planExport } from '../../../app/export/export-plan.ts';
import { PARTS } from '../../../app/split/assign-parts.ts';
import type { ExportSource } from './export-source.ts';
import type { PictureSource } from './picture-source.ts';
import type { TableSource } from './table-source.ts';
import type { ExportWish } from './write-export.ts';

/** Files whose size is looked at; the size of all follows from their mean. */
const MEASURED = 200;
const EXAMPLES = 3;
const COPIES_SHOWN = 6;

export async function planView(source: ExportSource, wish: ExportWish): Promise<ExportPlanView> {
  const { columns, fixedParts } = source;
  const split = wish.split.kind === 'again' && fixedParts !== null ? { kind: 'keep' as const } : wish.split;
  const plan = planExport(columns, wish.selection, split);
  const classes = countPlanned(columns, plan).map((row) => ({
    ...row,
    parts: [...row.parts] as [number, number, number],
  }));
  const sourceSynthetic = columns.synthetic.reduce((sum, one) => sum + one, 0);
  return {
    ...{ kind: source.kind, samples: plan.chosen.length, fixedParts, leftOut: plan.leftOut, classes },
    synthetic: classes.reduce((sum, row) => sum + row.synthetic, 0),
    bytes: source.kind === 'image' ? await pictureBytes(source, plan) : tableBytes(source, plan),
    sourceParts: partCounts(columns.parts),
    ...{ sourceSynthetic, sourceOriginals: columns.count - sourceSynthetic },
    leaks: { count: plan.leaks.length, examples: leakExamples(source, plan) },
  };
}

async function pictureBytes({ dataset, items }: PictureSource, { chosen }: ExportPlan): Promise<number> {
  const step = Math.max(1, Math.floor(chosen.length / MEASURED));
  const measured = [...chosen].filter((_, at) => at % step === 0);
  let bytes = 0;
  for (const at of measured) {
    const item = items[at];
    if (item !== undefined) bytes += (await stat(dataset.filePath(item)).catch(() => undefined))?.size ?? 0;
  }
  return measured.length === 0 ? 0 : Math.round((bytes / measured.length) * chosen.length);
}

function tableBytes({ files, columns }: TableSource, { chosen }: ExportPlan): number {
  const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return Math.round((bytes / Math.max(1, columns.count)) * chosen.length);
}

function partCounts(parts: Int8Array): [number, number, number] | null {
  const counts: [number, number, number] = [0, 0, 0];
  for (const part of parts) if (part >= 0) counts[part as 0 | 1 | 2]++;
  return counts.every((count) => count === 0) ? null : counts;
}

function leakExamples(source: ExportSource, plan: ExportPlan): ExportPlanView['leaks']['examples'] {
  const byOriginal = new Map<number, Leak[]>();
  for (const leak of plan.leaks) byOriginal.set(leak.sampleOf, [...(byOriginal.get(leak.sampleOf) ?? []), leak]);
  const partOf = new Map<number, string>();
  plan.chosen.forEach((sample, at) => {
    partOf.set(sample, PARTS[plan.parts[at] as number] ?? '');
  });
  const relative = (sample: number) => ({
    ...{ position: sample, name: nameOf(source, sample), part: partOf.get(sample) ?? '' },
    label: source.columns.labels[source.columns.classes[sample] as number] ?? '',
  });
  return [...byOriginal]
    .sort(([a, leaksOfA], [b, leaksOfB]) => leaksOfB.length - leaksOfA.length || a - b)
    .slice(0, EXAMPLES)
    .map(([original, leaks]) => ({
      of: relative(original),
      copies: leaks.slice(0, COPIES_SHOWN).map(({ sample }) => relative(sample)),
      total: leaks.length,
    }));
}

function nameOf(source: ExportSource, sample: number): string {
  if (source.kind === 'tabular') return `row ${sample + 1}`;
  const path = source.items[sample]?.path ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}
