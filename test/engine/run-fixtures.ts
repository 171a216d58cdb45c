import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Warning } from '../../app/errors.ts';
import { RandomStream } from '../../app/random/stream.ts';
import { parseRecipe } from '../../app/recipe/parse.ts';
import type { JobControl, Progress } from '../../main/engine/jobs/task.ts';
import type { RunJournal } from '../../main/engine/runs/journal.ts';
import { filesBelow } from '../../main/engine/runs/output-folder.ts';
import type { RunRequest } from '../../main/engine/runs/prepared-run.ts';
import type { RunReport } from '../../main/engine/runs/report.ts';
import { prepareRun } from '../../main/engine/runs/run.ts';
import { openMemoryJournal } from './run-journals.ts';

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'twelvefold-run-'));
}

/** A control that neither pauses nor cancels by itself and remembers what it was told. */
export function recordingControl(signal: AbortSignal = new AbortController().signal) {
  const progress: Progress[] = [];
  const warnings: Warning[] = [];
  const control: JobControl = {
    signal,
    gate: async () => {},
    progress: (value) => void progress.push(value),
    finishing: () => {},
    warn: (warning) => void warnings.push(warning),
    log: () => {},
  };
  return { control, progress, warnings };
}

export interface RunOptions extends Partial<Omit<RunRequest, 'recipe' | 'inputPath' | 'outputDir'>> {
  readonly journal?: RunJournal;
  readonly control?: JobControl;
}

/** Runs a recipe as the engine does. */
export async function runRecipe(
  recipe: object,
  inputPath: string,
  outputDir: string,
  options: RunOptions = {},
): Promise<RunReport> {
  const { journal = openMemoryJournal(), control = recordingControl().control, ...rest } = options;
  const request: RunRequest = {
    recipe: parseRecipe(recipe),
    inputPath,
    outputDir,
    seed: undefined,
    workers: 2,
    format: undefined,
    resume: false,
    overwrite: false,
    startedAt: '2026-01-01T00:00:00Z',
    ...rest,
  };
  const prepared = await prepareRun(request, control.signal);
  try {
    return await prepared.execute(control, journal);
  } finally {
    await prepared.close();
  }
}

/** Every file of a result with its content; of `report.json` only what must repeat. */
export async function contentOf(output: string): Promise<Readonly<Record<string, string>>> {
  const entries = new Map<string, string>();
  for (const path of await filesBelow(output)) {
    const bytes = await readFile(join(output, path));
    entries.set(path, path === 'report.json' ? lasting(bytes.toString()) : bytes.toString('base64'));
  }
  return Object.fromEntries(entries);
}

function lasting(report: string): string {
  const { run: _run, ...rest } = JSON.parse(report) as Record<string, unknown>;
  return JSON.stringify(rest);
}

export async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** A picture that no other seed gives: smooth colors with some grain. */
export async function drawnPicture(
  seed: number,
  options: { readonly size?: number; readonly format?: 'jpeg' | 'png' | 'webp' } = {},
): Promise<Uint8Array> {
  const { size = 32, format = 'png' } = options;
  const random = new RandomStream({ seed, item: 1, copy: 0, step: 0 });
  const waves = Array.from({ length: 6 }, () => random.between(0.5, 6));
  const data = Buffer.alloc(size * size * 3);
  for (let i = 0; i < size * size; i++) {
    const x = (i % size) / size;
    const y = Math.floor(i / size) / size;
    for (let channel = 0; channel < 3; channel++) {
      const value = Math.sin(x * waves[channel * 2]! * 6) + Math.cos(y * waves[channel * 2 + 1]! * 6);
      data[i * 3 + channel] = Math.round(127 + 55 * value + random.between(-8, 8));
    }
  }
  return new Uint8Array(
    await sharp(data, { raw: { width: size, height: size, channels: 3 } })
      [format]()
      .toBuffer(),
  );
}
