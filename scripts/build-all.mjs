// `npm run build`: sets up what is missing and builds every bundle, stale or not.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { root } from './paths.mjs';
import { bundles } from './staleness.mjs';
import { fail } from './steps.mjs';

for (const bundle of bundles) rmSync(join(root, 'dist', bundle), { recursive: true, force: true });
await prepare({ build: bundles }).catch(fail);
