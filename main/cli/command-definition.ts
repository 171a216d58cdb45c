/** What the definitions of all commands share. */
import { type Command as Commander, Option } from 'commander';
import type { ExitStatus } from './exit-status.ts';

export type SetStatus = (status: ExitStatus) => void;

/** Adds one command to the program. */
export type AddCommand = (program: Commander, setStatus: SetStatus) => void;

export const DATASET = 'table, folder of pictures, one picture, or a .zip, .tar or .tar.gz of these';

export const jsonOption = () => new Option('--json', 'write JSON lines to standard output, for programs');

/** Lines below the options in a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
