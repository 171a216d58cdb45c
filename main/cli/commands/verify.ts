import { refuseUnverified, verify } from '../../engine/runs/verify.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { grouped } from '../terminal-progress.ts';

interface VerifyOptions {
  readonly dir: string;
}

/** `verify`: re-checks an export; status 2, with every problem in the result, when anything is not as it was written. */
export const verifyCommand: Command<VerifyOptions> = async ({ dir }, { reporter, signal }) => {
  const result = await verify(dir, signal);
  const { ok, files, lineageLines, syntheticOnlyInTrain } = result;
  const split = syntheticOnlyInTrain === true ? ' Nothing synthetic lies outside of the training part.' : '';
  const counts = `${grouped(files)} files, ${grouped(lineageLines)} lines of lineage`;
  reporter.result(result, ok ? [`${dir} is as it was written: ${counts}.${split}`] : []);
  refuseUnverified(dir, result);
  return exitStatus.done;
};
