import { expect, test } from 'vitest';
import type { JobState } from '../../../app/contract/job-state.ts';
import { jobStates } from '../../../app/contract/job-state.ts';
import type { Job } from '../../engine/project.tsx';
import { describeJob, isActive } from './job-words.ts';

function job(state: JobState, progress: Partial<NonNullable<Job['progress']>> = {}): Job {
  return {
    id: 'j1',
    kind: 'run',
    title: 'Run',
    state,
    progress: {
      done: 1240,
      total: 5000,
      unit: 'images',
      stage: 'making',
      rate: 86.2,
      etaSeconds: 44.2,
      elapsedSeconds: 14.4,
      ...progress,
    },
    warnings: [],
    failure: null,
    datasetId: null,
    runId: 'r1',
    waitReason: null,
    place: null,
    createdAt: '2026-01-01T00:00:00Z',
    finishedAt: null,
  };
}

test('a running job tells its count, rate, estimate and elapsed time', () => {
  const words = describeJob(job('running'));

  expect(words.word).toBe('Running');
  expect(words.facts).toEqual(['1,240 of 5,000 pictures', '86/s', 'about 44 s left', '14 s']);
});

test('a job without an estimate says that it is estimating, and one without a total shows its count alone', () => {
  expect(describeJob(job('running', { etaSeconds: null })).facts).toContain('Estimating…');
  expect(describeJob(job('running', { total: null })).facts[0]).toBe('1,240 images');
});

test('time left is said as coarsely as it is known', () => {
  expect(describeJob(job('running', { etaSeconds: 254 })).facts).toContain('about 4 min 10 s left');
  expect(describeJob(job('running', { etaSeconds: 1260 })).facts).toContain('about 21 min left');
});

test('a stopped job says where it stopped and that results are kept', () => {
  expect(describeJob(job('cancelled'))).toMatchObject({ word: 'Stopped at 1,240', facts: ['results so far kept'] });
  expect(describeJob(job('interrupted')).facts).toEqual(['at 1,240 of 5,000']);
});

test('every state has a word, and a job that may still move counts as active', () => {
  for (const state of Object.keys(jobStates) as JobState[]) {
    expect(describeJob(job(state)).word).not.toBe('');
  }
  expect(isActive(job('running'))).toBe(true);
  expect(isActive(job('queued'))).toBe(true);
  expect(isActive(job('paused'))).toBe(false);
  expect(isActive(job('succeeded'))).toBe(false);
});
