/** The program as a whole: what it is called with becomes a command, or words and an exit status. */
import { Command as Commander, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { examples, type SetStatus } from './command-definition.ts';
import { datasetCommands } from './dataset-commands.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { recipeCommands } from './recipe-commands.ts';
import { JsonReporter, PlainReporter } from './reporter.ts';
import { write } from './streams.ts';

const EXIT_STATUS_HELP = `
Exit status:
  0    done
  2    the recipe, an option or the dataset is not usable; nothing was written
  3    done, but some items could not be used; the report lists each under "failed"
  4    reading or writing failed; what was finished is kept and "run --resume" goes on
  130  interrupted; "run --resume" goes on`;

/** Runs the program with the arguments after its name and returns its exit status. */
export async function runProgram(args: readonly string[]): Promise<ExitStatus> {
  const outcome: { status: ExitStatus } = { status: exitStatus.done };
  const program = buildProgram((status) => {
    outcome.status = status;
  });
  if (args.length === 0) {
    write(process.stderr, program.helpInformation());
    return exitStatus.unusable;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return outcome.status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitStatus.done : refuseUsage(error, args);
  }
}

function refuseUsage(error: CommanderError, args: readonly string[]): ExitStatus {
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const option = /option '([^' ]+)/.exec(message)?.[1];
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  const end = /[.)?]$/.test(sentence) ? '' : '.';
  const reporter = args.includes('--json') ? new JsonReporter() : new PlainReporter();
  const where = option === undefined ? undefined : { option };
  reporter.failure({ status: exitStatus.unusable, code: 'option.invalid', message: `${sentence}${end}`, where });
  return exitStatus.unusable;
}

function buildProgram(setStatus: SetStatus): Commander {
  const program = new Commander('twelvefold')
    .description('Augments tables and pictures for people who have too little data.')
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('--help', 'explain the commands')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText(
      'after',
      `\n"twelvefold COMMAND --help" explains a command.\n${examples(
        'twelvefold inspect flowers.csv',
        'twelvefold run recipe.json --input flowers.csv --output augmented',
      )}\n${EXIT_STATUS_HELP}`,
    );
  for (const add of [...recipeCommands, ...datasetCommands]) add(program, setStatus);
  for (const command of program.commands) command.helpOption('--help', 'explain this command');
  return program;
}
