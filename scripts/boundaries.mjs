// Holds the import rules of .dependency-cruiser.cjs, and that the tool has really seen the modules: with a version of
// TypeScript that it does not know, it sees none and reports success.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { engineNode, toolEnvironment } from './packages.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';

const product = ['app', 'main', 'renderer'].filter((room) => existsSync(join(root, room)));
const rooms = [...product, 'test', 'scripts'];
/** Fewer than this many seen means that something is wrong with the tool or its configuration. */
const fewestModules = 60;

export async function checkBoundaries() {
  const { modules, summary } = await cruise(root, rooms);
  const seen = new Set(modules.map((module) => module.source));
  const unseen = sourceFiles().filter((file) => !seen.has(file));
  const own = modules.filter((module) => rooms.some((room) => module.source.startsWith(`${room}/`))).length;
  const lines = summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
    return `${rule.name}: ${path}`;
  });
  if (unseen.length > 0) lines.push(`not seen by dependency-cruiser: ${unseen.join(', ')}`);
  if (own < fewestModules) lines.push(`dependency-cruiser saw ${own} modules, at least ${fewestModules} were expected`);
  if (lines.length > 0) throw new SetupError(lines.join('\n  '));
  process.stdout.write(`  ${own} modules seen, no import crosses a boundary\n`);
}

/** Runs dependency-cruiser with the rules of this checkout over folders of `folder`. */
export async function cruise(folder, folders) {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const args = [program, '--config', config, '--output-type', 'json', ...folders];
  const { code, output } = await run(engineNode(), args, { quiet: true, cwd: folder, env: toolEnvironment() });
  const start = output.indexOf('{');
  if (start < 0) throw new SetupError(`${output}dependency-cruiser failed (exit status ${code}).`);
  return JSON.parse(output.slice(start));
}

function sourceFiles() {
  return product.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|as|d)\.tsx?$/.test(entry.name))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      ),
  );
}
