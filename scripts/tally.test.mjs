import { expect, test } from 'vitest';
import { addUp, closingLine, tallyPlaywright, tallyVitest } from './tally.mjs';

test('the closing line counts what passed and failed', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
});

test('the closing line names skipped tests when there are some', () => {
  expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
});

test('a test file that does not load is one failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };

  expect(tallyVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('a desktop test that passes the second time has passed', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{ message: 'no config' }] };

  expect(tallyPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test('tallies add up', () => {
  const tallies = [
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ];

  expect(addUp(tallies)).toEqual({ passed: 11, failed: 22, skipped: 33 });
});
