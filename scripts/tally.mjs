// Counts tests from the reports of the runners.

/** @typedef {{passed: number, failed: number, skipped: number}} Tally */

/** Vitest's JSON report. A file that does not even load has no tests in it: it counts as one failure. */
export function tallyVitest(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright's JSON report. Errors outside of tests (a configuration that does not load) count as failures. */
export function tallyPlaywright({ stats, errors }) {
  // A flaky test passed at its second attempt; Playwright's own summary names it.
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function addUp(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line of `npm test`, which programs read. @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
