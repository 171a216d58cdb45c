/** The program `twelvefold`. */
import { noticeOf } from './exit-status.ts';
import { runProgram } from './program.ts';
import { printError, survivePipes } from './streams.ts';

survivePipes();
try {
  const status = await runProgram(process.argv.slice(2));
  process.exitCode = status === 0 ? (process.exitCode ?? 0) : status;
} catch (error) {
  const notice = noticeOf(error);
  printError(`error: ${notice.message}`);
  process.exitCode = notice.status;
}
