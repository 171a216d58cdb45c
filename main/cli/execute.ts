/** Runs one command: makes its reporter, watches for Ctrl-C, and turns whatever is thrown into words and a status. */
import { type ExitStatus, noticeOf } from './exit-status.ts';
import { watchInterruption } from './interruption.ts';
import { JsonReporter, PlainReporter, type Reporter } from './reporter.ts';

export interface CommandContext {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

export type Command<Options> = (options: Options, context: CommandContext) => Promise<ExitStatus>;

export async function execute<Options>(
  command: () => Promise<Command<Options>>,
  options: Options,
  json: boolean,
): Promise<ExitStatus> {
  const reporter = json ? new JsonReporter() : new PlainReporter();
  const interruption = watchInterruption();
  try {
    const run = await command();
    return await run(options, { reporter, signal: interruption.signal });
  } catch (error) {
    const notice = noticeOf(error);
    reporter.failure(notice);
    return notice.status;
  } finally {
    interruption.dispose();
  }
}
