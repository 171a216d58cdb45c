/** The commands about recipes: run one, list what it may name, see what it sees, replay what it drew. */
import { type Command as Commander, Option } from 'commander';
import { type AddCommand, DATASET, examples, jsonOption, type SetStatus } from './command-definition.ts';
import { execute } from './execute.ts';
import { nonEmpty, seedValue, workerCount } from './option-values.ts';

export const recipeCommands: readonly AddCommand[] = [addRun, addMethods, addExplain, addApply];

/** Inputs that most likely go to a table's thread; a wrong guess costs a start that nobody needed. */
const TABLE_FILE = /\.(csv|tsv|jsonl|ndjson|parquet)$/i;

const SMALL_RECIPE = '{"twelvefold": 1, "kind": "tabular", "target": "species", "steps": [{"method": "SMOTE"}]}';

function addRun(program: Commander, setStatus: SetStatus): void {
  program
    .command('run')
    .summary('run a recipe over a dataset')
    .description('Runs a recipe over a dataset and writes the result, with a report, to a folder.')
    .argument('<recipe>', 'recipe, JSON or YAML', nonEmpty)
    .requiredOption('--input <path>', DATASET, nonEmpty)
    .requiredOption('--output <dir>', 'folder to write: new, empty, or that of the run to go on with', nonEmpty)
    .option('--seed <n>', "seed of all random draws; wins over the recipe's (default: the recipe's, else 0)", seedValue)
    .option('--workers <n>', 'worker threads; changes speed only (default: one for each core)', workerCount)
    .option(
      '--format <format>',
      'format to write: csv, tsv, jsonl or parquet for tables (default: csv; for pictures the one they came in)',
      nonEmpty,
    )
    .option('--resume', 'go on with an interrupted run', false)
    .option('--overwrite', 'replace an earlier result in the output folder; files of your own stay', false)
    .option('--project <dir>', "record the run in this project's history; made when it is not there", nonEmpty)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `\nA small recipe:\n  ${SMALL_RECIPE}\n${examples(
        'twelvefold run recipe.json --input flowers.csv --output augmented --seed 7',
        'twelvefold run recipe.yaml --input pets --output more-pets --resume',
      )}`,
    )
    .action(async (recipe, options) => {
      const load = async () => {
        if (TABLE_FILE.test(options.input)) (await import('../engine/runs/table-thread.ts')).startTableThread();
        return (await import('./commands/run.ts')).runCommand;
      };
      setStatus(await execute(load, { ...options, recipe }, options.json === true));
    });
}

function addMethods(program: Commander, setStatus: SetStatus): void {
  program
    .command('methods')
    .summary('list every method and operation that a recipe may name')
    .description(
      'Lists every method for tables and every operation for pictures. With --json each comes with its parameters, their defaults and limits, and its source.',
    )
    .addOption(jsonOption())
    .addHelpText('after', examples('twelvefold methods', 'twelvefold methods --json > methods.json'))
    .action(async (options) => {
      const load = async () => (await import('./commands/methods.ts')).methodsCommand;
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
    .argument('<ops>', 'file with a JSON list of {"op", "params", "fields"}', nonEmpty)
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
    .addHelpText(
      'after',
      `\nOPS.json, for example:\n  [{"op": "Rotate", "params": {"rotate_degrees_counter_clockwise": 12.5}}]\n${examples(
        'twelvefold apply OPS.json --input cat.png --output turned.png',
      )}`,
    )
    .action(async (ops, options) => {
      const load = async () => (await import('./commands/apply.ts')).applyCommand;
      setStatus(await execute(load, { ...options, ops }, options.json === true));
    });
}

function addExplain(program: Commander, setStatus: SetStatus): void {
  program
    .command('explain')
    .summary("show what a recipe's methods see in a table")
    .description(
      "Shows what the recipe's methods see in a table before anything is drawn (neighbours, danger and noise rows, rows to make from each), as one line of JSON.",
    )
    .argument('<recipe>', 'recipe, JSON or YAML', nonEmpty)
    .requiredOption('--input <path>', 'table', nonEmpty)
    .addOption(jsonOption())
    .addHelpText('after', examples('twelvefold explain recipe.json --input flowers.csv > seen.json'))
    .action(async (recipe, options) => {
      const load = async () => (await import('./commands/explain.ts')).explainCommand;
      setStatus(await execute(load, { ...options, recipe }, options.json === true));
    });
}
