import { afterEach, describe, expect, test } from 'vitest';
import type { JobState } from '../../../app/contract/job-state.ts';
import { AppError } from '../../../app/errors.ts';
import { listJobs, type StoredJob, saveJob } from '../store/jobs.ts';
import { openMemoryStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { JobQueue, type NewJob } from './queue.ts';
import type { JobControl } from './task.ts';
import type { JobWork } from './work.ts';

function deferred() {
  let resolve: () => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

/** Work that goes on only as the test says. */
class FixtureWork implements JobWork {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  control: JobControl | undefined;
  discarded = false;
  readonly #executed = deferred();
  readonly running = deferred();

  constructor(claim: { reads?: readonly string[]; writes?: readonly string[] } = {}) {
    this.reads = claim.reads ?? [];
    this.writes = claim.writes ?? [];
  }

  async prepare() {
    return {
      execute: async (control: JobControl) => {
        this.control = control;
        this.running.resolve();
        control.signal.addEventListener('abort', () => this.#executed.reject(new Error('aborted')));
        await this.#executed.promise;
        return { flawed: false };
      },
      close: async () => {},
    };
  }

  async discard() {
    this.discarded = true;
  }

  succeed(): void {
    this.#executed.resolve();
  }

  fail(error: Error): void {
    this.#executed.reject(error);
  }
}

const open: JobQueue[] = [];

afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close();
});

function openQueue(works: Readonly<Record<string, FixtureWork>>, store: Store = openMemoryStore()) {
  const states: string[] = [];
  const bugs: unknown[] = [];
  const queue = new JobQueue({
    store,
    workFor: (job) => works[job.title] ?? new FixtureWork(),
    changed: (job) => {
      const told = `${job.stored.title} ${job.state}`;
      if (states.at(-1) !== told) states.push(told);
    },
    removed: (id) => states.push(`${id} removed`),
    reportBug: (error) => {
      bugs.push(error);
      return 'ref00001';
    },
    progressPerSecond: 1000,
  });
  open.push(queue);
  const add = (title: string) => {
    const job = queue.add(newJob(title));
    queue.schedule();
    return job;
  };
  return { queue, states, bugs, add };
}

function newJob(title: string): NewJob {
  return { id: title, kind: 'run', title, request: {}, datasetId: null, runId: null };
}

function storedJob(title: string, state: JobState, position: number): StoredJob {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    ...{ ...newJob(title), id: title, state, position, progress: null, warnings: [], failure: null },
    ...{ createdAt: at, startedAt: at, finishedAt: null },
  };
}

describe('the life of a job', () => {
  test('goes through preparing, running and finishing to its success', async () => {
    const work = new FixtureWork();
    const { queue, states, add } = openQueue({ a: work });
    add('a');
    await work.running.promise;

    work.succeed();
    await queue.ended('a');

    expect(states).toEqual(['a queued', 'a preparing', 'a running', 'a finishing', 'a succeeded']);
  });

  test('pauses at the gate and goes on from there', async () => {
    const work = new FixtureWork();
    const { queue, states, add } = openQueue({ a: work });
    const job = add('a');
    await work.running.promise;
    job.pause();
    let passed = false;
    const gate = work.control!.gate().then(() => {
      passed = true;
    });
    await expect.poll(() => job.state).toBe('paused');
    expect(passed).toBe(false);

    queue.resume('a');
    await gate;
    work.succeed();
    await queue.ended('a');

    expect(states.slice(2)).toEqual(['a running', 'a pausing', 'a paused', 'a running', 'a finishing', 'a succeeded']);
  });

  test('with a warning is a success with warnings', async () => {
    const work = new FixtureWork();
    const { queue, add } = openQueue({ a: work });
    add('a');
    await work.running.promise;
    work.control!.warn({ code: 'test.noticed', message: 'Noticed.' });

    work.succeed();

    expect((await queue.ended('a')).view()).toMatchObject({
      state: 'succeeded-with-warnings',
      warnings: [{ code: 'test.noticed', message: 'Noticed.' }],
    });
  });

  test('ends with what went wrong, expected or not', async () => {
    const works = { expected: new FixtureWork(), bug: new FixtureWork() };
    const { queue, bugs, add } = openQueue(works);
    add('expected');
    add('bug');
    await Promise.all([works.expected.running.promise, works.bug.running.promise]);

    works.expected.fail(new AppError('output.no-space', 'The disk is full.', { file: '/x' }));
    works.bug.fail(new TypeError('oops'));

    expect((await queue.ended('expected')).view().failure).toEqual({
      code: 'output.no-space',
      message: 'The disk is full.',
      where: { file: '/x' },
    });
    expect((await queue.ended('bug')).view().failure).toMatchObject({ code: 'engine.bug', reference: 'ref00001' });
    expect(bugs).toEqual([new TypeError('oops')]);
  });

  test('that is cancelled ends as cancelled whatever its work throws, and may be queued again', async () => {
    const work = new FixtureWork();
    const { queue, states, bugs, add } = openQueue({ a: work });
    add('a');
    await work.running.promise;

    queue.cancel('a');
    await queue.ended('a');

    expect(states.slice(-2)).toEqual(['a cancelling', 'a cancelled']);
    expect(bugs).toEqual([]);
    expect(queue.resume('a').state).not.toBe('cancelled');
  });

  test('is not paused twice, and says why', async () => {
    const { queue, add } = openQueue({});
    const job = add('a');
    await expect.poll(() => job.state).toBe('running');
    job.pause();

    expect(() => queue.get('a').pause()).toThrow('“a” is pausing, so it cannot be paused.');
  });

  test('that is discarded loses its work and its row', async () => {
    const work = new FixtureWork();
    const store = openMemoryStore();
    const { queue, add } = openQueue({ a: work }, store);
    add('a');
    await work.running.promise;
    queue.cancel('a');
    await queue.ended('a');

    await queue.discard('a');

    expect(work.discarded).toBe(true);
    expect(listJobs(store)).toEqual([]);
    expect(() => queue.get('a')).toThrow('There is no job');
  });
});

describe('the line', () => {
  test('lets readers of a dataset work together and a writer wait for them, with the reason', async () => {
    const works = {
      reader: new FixtureWork({ reads: ['dataset:1'] }),
      other: new FixtureWork({ reads: ['dataset:1'] }),
      writer: new FixtureWork({ writes: ['dataset:1'] }),
    };
    const { queue, add } = openQueue(works);

    for (const title of ['reader', 'other', 'writer']) add(title);
    await Promise.all([works.reader.running.promise, works.other.running.promise]);

    expect(queue.get('writer').view()).toMatchObject({
      state: 'queued',
      place: 1,
      waitReason: 'Waits for “reader”, which still reads the same dataset.',
    });
  });

  test('does not let a reader overtake a writer that waits for the same dataset', async () => {
    const works = {
      reader: new FixtureWork({ reads: ['dataset:1'] }),
      writer: new FixtureWork({ writes: ['dataset:1'] }),
      late: new FixtureWork({ reads: ['dataset:1'] }),
    };
    const { queue, add } = openQueue(works);
    for (const title of ['reader', 'writer', 'late']) add(title);
    await works.reader.running.promise;
    expect(queue.get('late').state).toBe('queued');

    works.reader.succeed();
    await works.writer.running.promise;
    works.writer.succeed();
    await works.late.running.promise;

    expect(queue.get('late').state).toBe('running');
  });

  test('works on two jobs at once; a paused one makes room, and the line can be reordered', async () => {
    const works = { a: new FixtureWork(), b: new FixtureWork(), c: new FixtureWork(), d: new FixtureWork() };
    const { queue, add } = openQueue(works);
    for (const title of ['a', 'b', 'c', 'd']) add(title);
    await Promise.all([works.a.running.promise, works.b.running.promise]);
    expect(queue.get('c').view().waitReason).toBe('Waits for one of 2 running jobs to end.');

    queue.startNow('d');
    queue.get('a').pause();
    void works.a.control!.gate().catch(() => undefined);
    await works.d.running.promise;

    expect([queue.get('a').state, queue.get('c').state, queue.get('d').state]).toEqual(['paused', 'queued', 'running']);
  });
});

describe('a queue that opens a store', () => {
  const active = ['preparing', 'running', 'pausing', 'paused', 'finishing', 'cancelling'] as const;

  test.each(active)('takes a job that was %s when its engine died as interrupted', (state) => {
    const store = openMemoryStore();
    saveJob(store, storedJob('a', state, 1));

    const { queue } = openQueue({}, store);

    expect(queue.get('a').state).toBe('interrupted');
    expect(listJobs(store)[0]?.state).toBe('interrupted');
  });

  test('goes on with the line, in its order', async () => {
    const store = openMemoryStore();
    for (const [index, title] of ['third', 'first', 'second'].entries()) {
      saveJob(store, storedJob(title, 'queued', (index + 2) % 3));
    }

    const { states } = openQueue({}, store);

    expect(states.filter((told) => told.endsWith('preparing'))).toEqual(['first preparing', 'second preparing']);
  });

  test('that closes leaves what was at work interrupted', async () => {
    const store = openMemoryStore();
    const work = new FixtureWork();
    const { queue, add } = openQueue({ a: work }, store);
    add('a');
    await work.running.promise;

    await queue.close();

    expect(listJobs(store)[0]).toMatchObject({ state: 'interrupted', failure: null });
  });
});
