// `npm test`: sets everything up and runs everything: the checks, the unit, parity and engine tests, and the desktop tests in
// the real window. What fails does not keep the rest from running; the last line counts all of it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { runChecks, staticChecks } from './check.mjs';
import { hasDisplay } from './display.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { endWithParent } from './parent.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { bundles } from './staleness.mjs';
import { createSteps, fail, seconds } from './steps.mjs';
import { addUp, closingLine, tallyPlaywright, tallyVitest } from './tally.mjs';

const vitestMs = 15 * 60_000;
const playwrightMs = 12 * 60_000;
const results = join(root, 'test-results');

endWithParent();
const started = performance.now();
const steps = createSteps();
try {
  const programs = hasDisplay() ? [] : ['xvfb-run', 'xauth'];
  await prepare({ build: bundles, electron: true, programs });
  const tallies = [await checks(), await vitest(), await desktop()];
  const tally = addUp(tallies);
  process.stdout.write(`\nAll of it took ${seconds(performance.now() - started)}.\n${closingLine(tally)}\n`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
} catch (error) {
  fail(error);
  process.stdout.write(`The tests could not be run.\n${closingLine({ passed: 0, failed: 1, skipped: 0 })}\n`);
}

async function checks() {
  const failed = await runChecks(staticChecks);
  return { passed: staticChecks.length - failed.length, failed: failed.length, skipped: 0 };
}

function vitest() {
  const report = join(results, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return steps.run('Unit, parity and engine tests', () =>
    runner({ program: 'vitest/vitest.mjs', args, report, tally: tallyVitest, timeoutMs: vitestMs }),
  );
}

function desktop() {
  const report = join(results, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return steps.run('Desktop tests in the window', () =>
    runner({
      program: '@playwright/test/cli.js',
      args: ['test', '--reporter=list,json'],
      report,
      tally: tallyPlaywright,
      timeoutMs: playwrightMs,
      env,
      wrapper: hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'],
    }),
  );
}

/** Runs a test runner and counts from its report; a run that leaves none, or fails without saying so, is one failure. */
async function runner({ program, args, report, tally, timeoutMs, env = {}, wrapper = [] }) {
  mkdirSync(results, { recursive: true });
  rmSync(report, { force: true });
  const [command, ...rest] = [...wrapper, engineNode(), join(root, 'node_modules', program), ...args];
  const { code } = await run(command, rest, { cwd: root, env: toolEnvironment(env), timeoutMs });
  const counted = readTally(report, tally);
  if (counted === undefined) process.stdout.write(`  ${program} left no report (exit status ${code}).\n`);
  else if (code === 0 || counted.failed > 0) return counted;
  return addUp([counted ?? { passed: 0, failed: 0, skipped: 0 }, { passed: 0, failed: 1, skipped: 0 }]);
}

function readTally(report, tally) {
  try {
    return tally(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    // No report, or one that was broken off: the caller counts that as a failure.
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
