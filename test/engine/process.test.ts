import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineProcess } from './engine-process.ts';

let folder: string;
let engines: EngineProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
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

describe('the engine as a process', () => {
  it('says who it is over its channel', async () => {
    const engine = startEngine();

    const description = await engine.call('engine.describe', {});

    expect(description).toEqual({
      version: expect.stringMatching(/^\d+\.\d+/),
      node: process.version,
      pid: engine.pid,
    });
  });

  it('answers 200 calls within 4 ms at the median', async () => {
    const engine = startEngine();
    await engine.call('engine.describe', {});
    const times: number[] = [];

    for (let call = 0; call < 200; call++) {
      const start = performance.now();
      await engine.call('engine.describe', {});
      times.push(performance.now() - start);
    }

    // 0.4 ms on an idle machine; the limit leaves room for one that is busy with other tests.
    expect(times.sort((a, b) => a - b)[100]).toBeLessThan(4);
  });

  it('ends when its channel is closed', async () => {
    const engine = startEngine();
    await engine.call('engine.describe', {});

    expect(await engine.end()).toBe(0);
  });

  it('keeps a project from one life to the next', async () => {
    const path = join(folder, 'Wine.twelvefold');
    const first = startEngine();
    const created = await first.call('project.create', { path, name: 'Wine' });
    await first.kill();

    const second = startEngine();
    const opened = await second.call('project.open', { path });

    expect(opened).toEqual(created);
    expect((await second.call('history.list', {}))[0]?.summary).toBe('The project “Wine” was created.');
  });

  it('refuses a project that another engine has open, and opens it once that one was killed', async () => {
    const path = join(folder, 'Shared.twelvefold');
    const first = startEngine();
    await first.call('project.create', { path, name: 'Shared' });
    const second = startEngine();

    await expect(second.call('project.open', { path })).rejects.toMatchObject({
      code: 'project.in-use',
      message: expect.stringContaining(`process ${first.pid}`),
    });
    await first.kill();
    expect((await second.call('project.open', { path })).name).toBe('Shared');
  });

  it('answers bad input with an expected failure that names the field', async () => {
    const engine = startEngine();

    const reply = await engine.send('job.get', { jobId: 7 });

    expect(reply).toMatchObject({
      ok: false,
      failure: { kind: 'expected', error: { code: 'engine.invalid-input', where: { field: 'jobId' } } },
    });
  });

  it('suggests the nearest command for one that it does not know', async () => {
    const engine = startEngine();

    const reply = await engine.send('project.opne', {});

    expect(reply).toMatchObject({
      ok: false,
      failure: {
        kind: 'expected',
        error: { code: 'engine.unknown-command', message: expect.stringContaining('project.open') },
      },
    });
  });
});
