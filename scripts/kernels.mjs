// `npm run kernels`: compiles every `app/**/X.as.ts` (AssemblyScript) into `X.wasm.ts` beside it, which is committed:
//
//     export const sourceHash = '<sha-256 of X.as.ts>';
//     export const wasmBase64 = '<the module>';
//
// So nothing has to be compiled on the user's machine, and a unit test beside the kernel compares `sourceHash` with the hash of
// the source. The module imports its memory (`env.memory`, shared) so that worker threads compute on one buffer; it has
// no runtime, no allocator and no checks of bounds: callers lay out the memory.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { engineNode, toolEnvironment } from './packages.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { createSteps, fail, SetupError } from './steps.mjs';

const flags = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd,threads,relaxed-simd'];
const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

try {
  await prepare({});
  const steps = createSteps();
  for (const source of kernels()) await steps.run(`Compiling ${source}`, () => compile(source));
} catch (error) {
  fail(error);
}

function kernels() {
  const files = readdirSync(join(root, 'app'), { recursive: true });
  return files.filter((file) => file.endsWith('.as.ts')).map((file) => join('app', file));
}

async function compile(source) {
  const folder = mkdtempSync(join(tmpdir(), 'twelvefold-kernel-'));
  try {
    const binary = join(folder, 'kernel.wasm');
    const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    const args = [compiler, source, '--outFile', binary, ...flags, ...memory];
    const { code } = await run(engineNode(), args, { cwd: root, env: toolEnvironment() });
    if (code !== 0) throw new SetupError(`${source} does not compile (exit status ${code}).`);
    const file = join(root, source.replace(/\.as\.ts$/, '.wasm.ts'));
    writeFileSync(file, moduleText(source, readFileSync(binary)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function moduleText(source, bytes) {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, source)))
    .digest('hex');
  const name = source.split(/[\\/]/).at(-1);
  return [
    `// Made by \`npm run kernels\` from ${name}: do not edit.`,
    `export const sourceHash = '${hash}';`,
    `export const wasmBase64 =\n  '${bytes.toString('base64')}';`,
    '',
  ].join('\n');
}
