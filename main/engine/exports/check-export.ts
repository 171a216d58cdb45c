/** Everything that can be known before an export starts: what is in its way, each as a sentence that passed or failed. */
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { ExportPlanView } from '../../../app/contract/export.ts';
import type { ExportSource } from './export-source.ts';
import type { Container } from './write-export.ts';

export interface ExportCheck {
  readonly name: 'name' | 'space' | 'place' | 'leaks' | 'originals';
  readonly passed: boolean;
  readonly message: string;
}

export interface Destination {
  readonly folder: string;
  readonly name: string;
  readonly container: Container;
  readonly overwrite: boolean;
}

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
/** Files that are looked for, spread over all: a missing folder shows at once. */
const LOOKED_FOR = 500;

/** Where an export goes: a folder of its own, or a file. */
export function outputOf({ folder, name, container }: Destination): string {
  const ending = container === 'folder' || name.toLowerCase().endsWith(`.${container}`) ? '' : `.${container}`;
  return join(resolve(folder), `${name}${ending}`);
}

export async function checkExport(
  source: ExportSource,
  plan: ExportPlanView,
  { destination, inputPath }: { readonly destination: Destination; readonly inputPath: string },
): Promise<ExportCheck[]> {
  return [
    checkName(destination.name),
    await checkPlace(destination, inputPath),
    await checkSpace(destination, plan.bytes),
    checkLeaks(plan),
    await checkOriginals(source),
  ];
}

function checkName(name: string): ExportCheck {
  const wrong = /[<>:"/\\|?*\p{Cc}]/u.exec(name)?.[0];
  const fault =
    wrong !== undefined
      ? `“${name}” holds ${JSON.stringify(wrong)}, which a name of a file cannot have.`
      : RESERVED.test(name)
        ? `“${name}” is a name that Windows keeps for itself.`
        : /^\s|[\s.]$/.test(name)
          ? `“${name}” begins with a space, or ends with a space or a dot.`
          : null;
  return { name: 'name', passed: fault === null, message: fault ?? 'The name can be used on every system.' };
}

async function checkPlace(destination: Destination, inputPath: string): Promise<ExportCheck> {
  const output = outputOf(destination);
  const check = (passed: boolean, message: string): ExportCheck => ({ name: 'place', passed, message });
  const inside = (inner: string, outer: string) => `${inner}${sep}`.startsWith(`${outer}${sep}`);
  const from = resolve(inputPath);
  if (inside(output, from) || inside(from, output))
    return check(false, `${output} and what is exported (${from}) lie inside each other.`);
  const existing = await firstExisting(dirname(output));
  try {
    await access(existing, constants.W_OK | constants.X_OK);
  } catch {
    return check(false, `${existing} cannot be written to. Choose another folder.`);
  }
  const found = await stat(output).catch(() => undefined);
  if (found === undefined) return check(true, `Nothing stands in the way: ${output} is new.`);
  if (found.isDirectory() !== (destination.container === 'folder')) {
    return check(false, `${output} is a ${found.isDirectory() ? 'folder' : 'file'} already. Choose another name.`);
  }
  if (destination.overwrite)
    return check(true, `${output} exists; what an earlier export wrote there is replaced, other files stay.`);
  return check(false, `${output} exists already. Choose another name, or allow it to be replaced.`);
}

async function checkSpace(destination: Destination, needed: number): Promise<ExportCheck> {
  const folder = await firstExisting(resolve(destination.folder));
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  // An archive is packed beside the files before those are removed.
  const most = destination.container === 'folder' ? needed : needed * 2;
  const passed = free > most * 1.05 + 1e6;
  return {
    name: 'space',
    passed,
    message: `The disk has ${megabytes(free)} free; this export needs about ${megabytes(most)}.`,
  };
}

function checkLeaks({ leaks, samples }: ExportPlanView): ExportCheck {
  if (samples === 0) return { name: 'leaks', passed: false, message: 'Nothing is chosen. Go back to What.' };
  const passed = leaks.count === 0;
  const message = passed
    ? 'No copy lies in another part than what it was made of.'
    : `${leaks.count} copies lie in another part than what they were made of. Go back to Split.`;
  return { name: 'leaks', passed, message };
}

async function checkOriginals(source: ExportSource): Promise<ExportCheck> {
  const paths =
    source.kind === 'image'
      ? source.items.map((item) => source.dataset.filePath(item))
      : source.files.map(({ path }) => path);
  const step = Math.max(1, Math.floor(paths.length / LOOKED_FOR));
  for (let at = 0; at < paths.length; at += step) {
    const path = paths[at] as string;
    if ((await stat(path).catch(() => undefined)) === undefined) {
      return {
        name: 'originals',
        passed: false,
        message: `${path} is not there any more. Put it back, or import the dataset again.`,
      };
    }
  }
  return { name: 'originals', passed: true, message: 'The files to export are where they should be.' };
}

async function firstExisting(folder: string): Promise<string> {
  let at = folder;
  while ((await stat(at).catch(() => undefined)) === undefined && dirname(at) !== at) at = dirname(at);
  return at;
}

function megabytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes < 1e5 ? 'less than 0.1 MB' : `${(bytes / 1e6).toFixed(1)} MB`;
}
