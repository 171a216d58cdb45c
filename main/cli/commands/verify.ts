import { describeProblems, verify } from '../../engine/runs/verify.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { printError } from '../streams.ts';
import { grouped } from '../terminal-progress.ts';

interface VerifyOptions {
  readonly dir: string;
}

/** `verify`: re-checks an export; status 2, with every problem in the result, when anything is not as it was written. */
export const verifyCommand: Command<VerifyOptions> = async ({ dir }, { reporter, signal }) => {
  const result = await verify(dir, signal);
  if (!result.ok) {
    // The check itself succeeded: its result is the one last line, and the words go to standard error alone.
    reporter.result(result, []);
    printError(`error: ${describeProblems(dir, result)}`);
    return exitStatus.unusable;
  }
  const { files, lineageLines, syntheticOnlyInTrain } = result;
  const split = syntheticOnlyInTrain === true ? ' Nothing synthetic lies outside of the training part.' : '';
  const counts = `${grouped(files)} files, ${grouped(lineageLines)} lines of lineage`;
  reporter.result(result, [`${dir} is as it was written: ${counts}.${split}`]);
  return exitStatus.done;
};
