/** The commands, their options and their help. Each command's code is loaded when it is called, so that starting stays fast. */
import { Command as Commander, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { execute } from './execute.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { nonEmpty, seedValue, workerCount } from './option-values.ts';
import { JsonReporter, PlainReporter } from './reporter.ts';
import { write } from './streams.ts';

const EXIT_STATUS_HELP = `
Exit status:
  0    done
  2    the recipe, an option or the dataset is not usable; nothing was written
  3    done, but some items could not be used; the report lists each under "failed"
  4    reading or writing failed; what was finished is kept and --resume goes on
  130  interrupted; --resume goes on`;

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

type SetStatus = (status: ExitStatus) => void;

function buildProgram(setStatus: SetStatus): Commander {
  const program = new Commander('twelvefold')
    .description('Augments tables and pictures for people who have too little data.')
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('--help', 'explain the commands')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', EXIT_STATUS_HELP);
  for (const add of [addRun, addInspect, addMethods, addQuality, addApply, addExplain, addVerify])
    add(program, setStatus);
  for (const command of program.commands) command.helpOption('--help', 'explain this command');
  return program;
}

const jsonOption = () => new Option('--json', 'write JSON lines to standard output');

function addRun(program: Commander, setStatus: SetStatus): void {
  program
    .command('run')
    .summary('run a recipe over a dataset')
    .description('Runs a recipe over a dataset and writes an export folder.')
    .argument('<recipe>', 'recipe, JSON or YAML', nonEmpty)
    .requiredOption('--input <path>', 'table, folder of pictures, one picture, or an archive of these', nonEmpty)
    .requiredOption('--output <dir>', 'folder to write, new or empty', nonEmpty)
    .option('--seed <n>', "seed; wins over the recipe's", seedValue)
    .option('--workers <n>', 'worker threads; changes speed only (default: one for each core)', workerCount)
    .option('--format <format>', 'format to write (default: the one the dataset came in)', nonEmpty)
    .option('--resume', 'go on with an interrupted run', false)
    .option('--overwrite', 'replace what is in the output folder', false)
    .option('--project <dir>', "record the run in this project's history; made when it is not there", nonEmpty)
    .addOption(jsonOption())
    .action(async (recipe, options) => {
      const load = async () => (await import('./commands/run.ts')).runCommand;
      setStatus(await execute(load, { ...options, recipe }, options.json === true));
    });
}

function addInspect(program: Commander, setStatus: SetStatus): void {
  program
    .command('inspect')
    .summary('say what a dataset is')
    .description(
      'Says what a dataset is: kind, format, classes and counts, columns, picture sizes, every problem found.',
    )
    .argument('<path>', 'table, folder of pictures, one picture, or an archive of these', nonEmpty)
    .option('--target <column>', 'column that holds the classes (default: proposed)', nonEmpty)
    .addOption(jsonOption())
    .action(async (path, options) => {
      const load = async () => (await import('./commands/inspect.ts')).inspectCommand;
      setStatus(await execute(load, { ...options, path }, options.json === true));
    });
}

function addMethods(program: Commander, setStatus: SetStatus): void {
  program
    .command('methods')
    .summary('list every method and operation')
    .description(
      'Lists every method for tables and every operation for pictures, with parameters, defaults and sources.',
    )
    .addOption(jsonOption())
    .action(async (options) => {
      const load = async () => (await import('./commands/methods.ts')).methodsCommand;
      setStatus(await execute(load, options, options.json === true));
    });
}

function addQuality(program: Commander, setStatus: SetStatus): void {
  program
    .command('quality')
    .summary('measure synthetic rows beside real ones')
    .description(
      'Measures synthetic rows beside real ones: class by class (--real, --target), or for one class whose split is given (--train, --holdout, --other).',
    )
    .requiredOption('--synthetic <csv>', 'synthetic rows', nonEmpty)
    .option('--real <csv>', 'real rows; they are split here, several times', nonEmpty)
    .option('--target <column>', 'column of the classes; goes with --real', nonEmpty)
    .option('--train <csv>', 'rows of the class that the synthetic ones were made from', nonEmpty)
    .option('--holdout <csv>', 'rows of the class that took no part', nonEmpty)
    .option('--other <csv>', 'training rows of the other classes', nonEmpty)
    .option('--seed <n>', 'seed of the random halves', seedValue, 0)
    .addOption(jsonOption())
    .action(async (options) => {
      const load = async () => (await import('./commands/quality.ts')).qualityCommand;
      setStatus(await execute(load, options, options.json === true));
    });
}

function addApply(program: Commander, setStatus: SetStatus): void {
  program
    .command('apply')
    .summary('apply operations with given values to one picture')
    .description(
      'Applies operations with their values given, nothing drawn, to one picture and its labels. A picture of a run is made again from the "operations" of its line in lineage.csv.',
    )
    .argument('<ops>', 'JSON list of {"op", "params", "fields"}', nonEmpty)
    .requiredOption('--input <picture...>', 'picture; several for operations that mix pictures')
    .requiredOption('--output <picture>', 'picture to write; its extension says the format', nonEmpty)
    .option('--mask <file>', 'label mask of the picture', nonEmpty)
    .option('--mask-output <file>', 'where to write the mask', nonEmpty)
    .option('--annotations <file>', 'boxes, key points and polygons of the picture, JSON', nonEmpty)
    .option('--annotations-output <file>', 'where to write them', nonEmpty)
    .addOption(
      new Option('--resampling <mode>', "how consecutive geometric operations are computed, as the run's recipe has it")
        .choices(['fused', 'stepwise'])
        .default('fused'),
    )
    .addOption(jsonOption())
    .action(async (ops, options) => {
      const load = async () => (await import('./commands/apply.ts')).applyCommand;
      setStatus(await execute(load, { ...options, ops }, options.json === true));
    });
}

function addExplain(program: Commander, setStatus: SetStatus): void {
  program
    .command('explain')
    .summary("show what a recipe's methods see in a table")
    .description("Shows what the recipe's methods see in a table before anything is drawn, as JSON.")
    .argument('<recipe>', 'recipe, JSON or YAML', nonEmpty)
    .requiredOption('--input <path>', 'table', nonEmpty)
    .addOption(jsonOption())
    .action(async (recipe, options) => {
      const load = async () => (await import('./commands/explain.ts')).explainCommand;
      setStatus(await execute(load, { ...options, recipe }, options.json === true));
    });
}

function addVerify(program: Commander, setStatus: SetStatus): void {
  program
    .command('verify')
    .summary('re-check an export')
    .description('Re-checks an export: the hash of every file, the lineage and the report.')
    .argument('<dir>', 'output folder of a run', nonEmpty)
    .addOption(jsonOption())
    .action(async (dir, options) => {
      const load = async () => (await import('./commands/verify.ts')).verifyCommand;
      setStatus(await execute(load, { ...options, dir }, options.json === true));
    });
}
