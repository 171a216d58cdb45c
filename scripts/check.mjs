// `npm run check`: format and lint, types, import boundaries, dead code, unit tests.
import { join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { checkBoundaries } from './boundaries.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { createSteps, fail, SetupError } from './steps.mjs';

const toolMs = 5 * 60_000;

/** Each entry does its work and throws a SetupError when something is wrong. */
export const staticChecks = [
  { title: 'Format and lint', work: () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']) },
  { title: 'Types', work: () => tool('typescript/bin/tsc', ['-p', '.']) },
  { title: 'Import boundaries', work: checkBoundaries },
  { title: 'Dead code', work: () => tool('knip/bin/knip.js', ['--no-progress']) },
];

/** Runs a program of node_modules on the engine's Node. */
async function tool(program, args) {
  const file = join(root, 'node_modules', program);
  const options = { cwd: root, env: toolEnvironment(), timeoutMs: toolMs };
  const { code } = await run(engineNode(), [file, ...args], options);
  if (code !== 0) throw new SetupError(`${program} found something to put right (exit status ${code}).`);
}

/** Runs every check, also after one that fails. @returns {Promise<string[]>} titles of those that failed */
export async function runChecks(checks) {
  const steps = createSteps();
  const failed = [];
  for (const { title, work } of checks) {
    try {
      await steps.run(title, work);
    } catch (error) {
      process.stdout.write(`  ${error instanceof SetupError ? error.message : error?.stack}\n`);
      failed.push(title);
    }
  }
  return failed;
}

if (process.argv[1] === import.meta.filename) {
  try {
    await prepare({});
    const unit = { title: 'Unit tests', work: () => tool('vitest/vitest.mjs', ['run', '--project', 'unit']) };
    const failed = await runChecks([...staticChecks, unit]);
    if (failed.length > 0) throw new SetupError(`Failed: ${failed.join(', ')}`);
  } catch (error) {
    fail(error);
  }
}
