import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cruise } from './boundaries.mjs';
import { root } from './paths.mjs';

const crossings = [
  ['test-support-only-in-tests', 'app/image/real.ts', './testing-blur.ts'],
  ['app-is-pure', 'app/clock.ts', 'node:fs'],
  ['app-imports-app-only', 'app/backwards.ts', '../main/engine/job.ts'],
  ['app-packages-are-listed', 'app/window.ts', 'react'],
  ['parsers-only-in-formats', 'app/tabular/unzip.ts', 'yauzl'],
  ['yaml-only-in-formats-and-recipe', 'app/tabular/read.ts', 'yaml'],
  ['sharp-only-in-vips', 'app/image/blur.ts', 'sharp'],
  ['sharp-only-in-vips', 'main/engine/thumbnail.ts', 'sharp'],
  ['knn-only-in-learners', 'app/tabular/search.ts', 'ml-knn'],
  ['sqlite-only-in-store', 'main/engine/jobs/queue.ts', 'better-sqlite3'],
  ['shell-never-imports-engine', 'main/shell/window.ts', '../engine/job.ts'],
  ['shell-never-imports-engine', 'main/preload/bridge.ts', '../engine/job.ts'],
  ['shell-imports-contract-and-model-only', 'main/shell/table.ts', '../../app/tabular/row.ts'],
  ['electron-only-in-shell', 'main/engine/dialog.ts', 'electron'],
  ['engine-imports-no-other-process', 'main/engine/ask.ts', '../cli/option.ts'],
  ['cli-imports-no-window', 'main/cli/menu.ts', '../shell/theme.ts'],
  ['main-and-renderer-are-apart', 'main/engine/draw.ts', '../../renderer/button.ts'],
  ['renderer-and-main-are-apart', 'renderer/direct.ts', '../main/engine/job.ts'],
  ['renderer-imports-contract-model-and-metadata-only', 'renderer/pixels.ts', '../app/image/ops/blur/kernel.ts'],
  ['renderer-has-no-node', 'renderer/disk.ts', 'node:path'],
  ['renderer-packages-are-listed', 'renderer/yaml.ts', 'yaml'],
  ['nobody-imports-scripts', 'main/engine/set-up.ts', '../../scripts/step.mjs'],
  ['scripts-have-no-packages', 'scripts/colors.mjs', 'zod'],
  ['no-test-code-in-the-product', 'app/fixture.ts', '../test/made.ts'],
  ['no-circles', 'app/circle-a.ts', './circle-b.ts'],
  ['no-unresolvable', 'app/lost.ts', './nowhere.ts'],
];

const allowed = [
  ['app/formats/archive.ts', 'yauzl'],
  ['app/recipe/read.ts', 'yaml'],
  ['app/image/vips.ts', 'sharp'],
  ['app/learners/k-nearest/vote.ts', 'ml-knn'],
  ['main/engine/store/open.ts', 'better-sqlite3'],
  ['main/shell/menu.ts', 'electron'],
  ['main/shell/ask.ts', '../../app/contract/call.ts'],
  ['main/cli/run.ts', '../engine/job.ts'],
  ['renderer/form.ts', '../app/image/ops/blur/meta.ts'],
  ['renderer/list.ts', 'react'],
  ['app/pure.test.ts', 'node:fs'],
  ['app/blur.test.ts', './image/testing-blur.ts'],
  ['app/testing-tools.ts', 'vitest'],
];

const targets = [
  'app/image/testing-blur.ts',
  'main/engine/job.ts',
  'main/cli/option.ts',
  'main/shell/theme.ts',
  'renderer/button.ts',
  'app/tabular/row.ts',
  'app/contract/call.ts',
  'app/image/ops/blur/kernel.ts',
  'app/image/ops/blur/meta.ts',
  'scripts/step.mjs',
  'test/made.ts',
];

const folder = mkdtempSync(join(tmpdir(), 'twelvefold-boundaries-'));
let violations = [];

beforeAll(async () => {
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const file of targets) write(file, 'export const x = 1;\n');
  for (const [, file, target] of crossings) write(file, `import * as x from '${target}';\nexport const y = x;\n`);
  for (const [file, target] of allowed) write(file, `import * as x from '${target}';\nexport const y = x;\n`);
  write('app/circle-b.ts', "import { y } from './circle-a.ts';\nexport const x = () => y;\n");
  write('app/alone.ts', 'export const x = 1;\n');
  write('package.json', readFileSync(join(root, 'package.json')));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const result = await cruise(folder, ['app', 'main', 'renderer', 'test', 'scripts']);
  violations = result.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(crossings)('%s is broken by %s importing %s', (rule, file) => {
  expect(violations).toContain(`${rule}: ${file}`);
});

test('no-orphans is broken by a module that stands alone', () => {
  expect(violations).toContain('no-orphans: app/alone.ts');
});

test.each(allowed)('%s may import %s', (file) => {
  expect(violations.filter((violation) => violation.endsWith(`: ${file}`))).toEqual([]);
});

test('every rule is broken by one of the cases above', async () => {
  const { default: configuration } = await import('../.dependency-cruiser.cjs');
  const rules = configuration.forbidden.map((rule) => rule.name);

  expect(rules.filter((rule) => !violations.some((violation) => violation.startsWith(`${rule}:`)))).toEqual([]);
});
