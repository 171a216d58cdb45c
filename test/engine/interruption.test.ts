import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutput, JobView } from '../../app/contract/commands.ts';
import { EngineProcess } from './engine-process.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/samples/pictures');
const recipe: unknown = JSON.parse(readFileSync(join(SAMPLE, 'recipe.json'), 'utf8'));
const input = join(SAMPLE, 'data');

let folder: string;
let engines: EngineProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'interruption-'));
  engines = [];
});

afterEach(async () => {
  for (const engine of engines) await engine.kill();
  rmSync(folder, { recursive: true, force: true });
});

function startEngine(): EngineProcess {
  const engine = new EngineProcess();
  engines.push(engine);
  return engine;
}

async function startProject(name: string): Promise<EngineProcess> {
  const engine = startEngine();
  await engine.call('project.create', { path: join(folder, name), name });
  return engine;
}

const progressPast = (count: number, jobId: () => string) => (job: JobView) =>
  job.id === jobId() && (job.progress?.done ?? 0) >= count;

async function ended(engine: EngineProcess, jobId: string): Promise<JobView> {
  const soon = engine.next('job.changed', (job) => job.id === jobId && job.finishedAt !== null);
  const now = await engine.call('job.get', { jobId });
  return now.finishedAt === null ? soon : now;
}

/** Starts the run and waits until some pictures are made. */
async function startRun(engine: EngineProcess, made: number): Promise<CommandOutput<'run.start'>> {
  let jobId = '';
  const underWay = engine.next(
    'job.changed',
    progressPast(made, () => jobId),
  );
  const started = await engine.call('run.start', { recipe, input, workers: 2 });
  jobId = started.jobId;
  await underWay;
  return started;
}

async function undisturbedFiles(): Promise<unknown> {
  const engine = await startProject('undisturbed.twelvefold');
  const { jobId, runId } = await engine.call('run.start', { recipe, input, workers: 1 });
  await ended(engine, jobId);
  const { files } = await engine.call('run.get', { runId });
  await engine.end();
  return files;
}

describe('a run that is killed', () => {
  it('is interrupted for the next engine, and resumed it makes exactly the files of an undisturbed one', async () => {
    const undisturbed = await undisturbedFiles();
    const path = join(folder, 'killed.twelvefold');
    const first = await startProject('killed.twelvefold');
    const { jobId, runId } = await startRun(first, 100);
    await first.kill();

    const second = startEngine();
    const project = await second.call('project.open', { path });
    expect(project.runs[0]).toMatchObject({ id: runId, state: 'interrupted' });
    const interrupted = await second.call('job.get', { jobId });
    await second.call('job.resume', { jobId });
    const done = await ended(second, jobId);

    expect(interrupted.progress?.done).toBeGreaterThanOrEqual(1);
    expect(done).toMatchObject({ state: 'succeeded', progress: { done: 828, total: 828 } });
    const run = await second.call('run.get', { runId });
    expect(run.files).toEqual(undisturbed);
    expect(existsSync(join(run.output, '.twelvefold'))).toBe(false);
  });

  it('is taken up by a request for the same run that asks to resume, in the same line of the history', async () => {
    const path = join(folder, 'again.twelvefold');
    const output = join(folder, 'again');
    const first = await startProject('again.twelvefold');
    let jobId = '';
    const underWay = first.next(
      'job.changed',
      progressPast(24, () => jobId),
    );
    const started = await first.call('run.start', { recipe, input, output, workers: 2 });
    jobId = started.jobId;
    await underWay;
    await first.kill();

    const second = startEngine();
    await second.call('project.open', { path });
    const again = await second.call('run.start', { recipe, input, output, workers: 1, resume: true });
    const done = await ended(second, again.jobId);

    expect(again).toEqual(started);
    expect(done.state).toBe('succeeded');
    expect((await second.call('run.report', { runId: again.runId })).run).toMatchObject({ resumed: true });
    expect(await second.call('run.list', {})).toHaveLength(1);
  });

  it('is interrupted, not failed, when the engine is asked to end', async () => {
    const path = join(folder, 'ended.twelvefold');
    const first = await startProject('ended.twelvefold');
    const { jobId } = await startRun(first, 12);

    expect(await first.end()).toBe(0);

    const second = startEngine();
    await second.call('project.open', { path });
    expect(await second.call('job.get', { jobId })).toMatchObject({ state: 'interrupted', failure: null });
  });
});

describe('a run', () => {
  it('stops counting within 5 s of a pause, says so, and goes on to its end', async () => {
    const engine = await startProject('paused.twelvefold');
    const { jobId } = await startRun(engine, 24);
    const start = performance.now();
    const paused = engine.next('job.changed', (job) => job.state === 'paused');
    await engine.call('job.pause', { jobId });
    await paused;
    expect(performance.now() - start).toBeLessThan(5_000);

    const counts = new Set<number | undefined>();
    // Looks until a whole burst of work would have shown: what is paused stands still.
    counts.add((await engine.call('job.get', { jobId })).progress?.done);
    for (let call = 0; call < 300; call++) counts.add((await engine.call('job.get', { jobId })).progress?.done);
    expect(counts.size).toBe(1);

    await engine.call('job.resume', { jobId });
    expect((await ended(engine, jobId)).state).toBe('succeeded');
  });

  it('is cancelled within 2 s and resumed to its end', async () => {
    const engine = await startProject('cancelled.twelvefold');
    const { jobId } = await startRun(engine, 24);
    const start = performance.now();
    await engine.call('job.cancel', { jobId });
    expect((await ended(engine, jobId)).state).toBe('cancelled');
    expect(performance.now() - start).toBeLessThan(2_000);

    const succeeded = engine.next('job.changed', (job) => job.state === 'succeeded');
    await engine.call('job.resume', { jobId });
    expect((await succeeded).progress).toMatchObject({ done: 828, total: 828 });
  });

  it('tells its progress at most 4 times a second, never backwards', async () => {
    const engine = await startProject('progress.twelvefold');
    const seen: { at: number; done: number }[] = [];
    engine.on('job.changed', ({ state, progress }) => {
      if (state === 'running' && progress !== null) seen.push({ at: performance.now(), done: progress.done });
    });
    const { jobId } = await engine.call('run.start', { recipe, input });
    await ended(engine, jobId);

    const seconds = (seen.at(-1)!.at - seen[0]!.at) / 1000;
    expect(seen.length - 1).toBeLessThanOrEqual(4 * seconds + 1);
    const counts = seen.map(({ done }) => done);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});

describe('a run without a project', () => {
  it('is resumed from its output folder after a kill, and leaves nothing but the result', async () => {
    const undisturbed = await undisturbedFiles();
    const output = join(folder, 'out');
    const first = startEngine();
    let started = '';
    const underWay = first.next(
      'job.changed',
      progressPast(60, () => started),
    );
    started = (await first.call('run.start', { recipe, input, output, workers: 2 })).jobId;
    await underWay;
    await first.kill();

    const second = startEngine();
    const { jobId, runId } = await second.call('run.start', { recipe, input, output, workers: 1, resume: true });
    const done = await ended(second, jobId);

    expect(done.state).toBe('succeeded');
    const { files } = await second.call('run.get', { runId });
    expect(files).toEqual(undisturbed);
    const report = await second.call('run.report', { runId });
    expect(report.run).toMatchObject({ resumed: true });
    expect(existsSync(join(output, '.twelvefold'))).toBe(false);
  });
});
