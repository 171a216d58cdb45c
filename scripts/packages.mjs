// Installs the npm packages when the lockfile, the platform or the processor differ from what node_modules was made for.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';

const oldestNode = [20, 19];
/** The Node that the engine is written for; the optional packages `node-linux-*` bring it. */
const engineMajor = 24;

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.twelvefold-stamp');

export function checkHostNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new SetupError(
    `Twelvefold needs Node ${oldestNode.join('.')} or newer to set itself up; this is Node ${version}.`,
    2,
  );
}

/** What node_modules must have been made from. */
function wantedStamp() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

export function packagesAreInstalled() {
  const found = lstatSync(modules, { throwIfNoEntry: false });
  // A linked node_modules is looked after elsewhere: never install through the link.
  if (found?.isSymbolicLink()) return true;
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/** npm itself, as a program and its first arguments: the one that started us, else the one on the path. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return [process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

export async function installPackages({ quiet }) {
  const [npm, first] = npmCommand();
  // `include` because NODE_ENV=production or a user's `omit` would leave out the build tools or Node itself.
  const args = [...first, 'ci', '--loglevel=error', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await run(npm, args, { quiet, cwd: root });
  if (code !== 0) throw new SetupError(`${output}npm ci failed (exit status ${code}).`);
  writeFileSync(stampFile, wantedStamp());
}

/** Whether this very process is one that the engine can run in. */
export const isEngineNode = () => Number(process.versions.node.split('.')[0]) >= engineMajor;

/** Path of the Node that runs the engine, the tests and the tools. */
export function engineNode() {
  const bundled = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled)) return bundled;
  if (isEngineNode()) return process.execPath;
  throw new SetupError(
    `The engine needs Node ${engineMajor}: no package brings it for ${process.platform} on ${process.arch}, and this is Node ${process.versions.node}. Install Node ${engineMajor} and start again.`,
    2,
  );
}

/** The environment for tools of node_modules: their folder first, so that `node` is the engine's. */
export function toolEnvironment(extra = {}) {
  const bin = join(modules, '.bin');
  return { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, ...extra };
}
