/** The commands about datasets: what one is, its conversion, its quality, and the check of a result. */
import { type Command as Commander, Option } from 'commander';
import { type AddCommand, DATASET, examples, jsonOption, type SetStatus } from './command-definition.ts';
import { execute } from './execute.ts';
import { collected, nonEmpty, origin, seedValue, splitChoice } from './option-values.ts';

export const datasetCommands: readonly AddCommand[] = [addInspect, addConvert, addQuality, addVerify];

function addInspect(program: Commander, setStatus: SetStatus): void {
  program
    .command('inspect')
    .summary('say what a dataset is')
    .description(
      'Says what a dataset is: kind, format, classes and counts, columns, picture sizes, every problem found. Changes nothing.',
    )
    .argument('<path>', DATASET, nonEmpty)
    .option('--target <column>', 'column that holds the classes (default: proposed)', nonEmpty)
    .addOption(jsonOption())
    .addHelpText('after', examples('twelvefold inspect flowers.csv --target species', 'twelvefold inspect pets.zip'))
    .action(async (path, options) => {
      const load = async () => (await import('./commands/inspect.ts')).inspectCommand;
      setStatus(await execute(load, { ...options, path }, options.json === true));
    });
}

function addConvert(program: Commander, setStatus: SetStatus): void {
  program
    .command('convert')
    .summary('write a dataset in another format')
    .description(
      'Writes a dataset, or samples of the result of a run, in another format, every field and every picture byte for byte, and says what was lost on the way.',
    )
    .argument('<path>', DATASET, nonEmpty)
    .requiredOption('--to <format>', 'csv or tsv for tables, imagefolder (class folders) for pictures', nonEmpty)
    .requiredOption('--output <dir>', 'folder to write: new or empty', nonEmpty)
    .option('--split <shares>', 'divide into parts, such as train=0.8,val=0.1,test=0.1; or keep, or none', splitChoice)
    .addOption(
      new Option('--families <rule>', 'with --split, what becomes of copies and their originals').choices([
        'together',
        'leave-out',
        'apart',
      ]),
    )
    .option('--no-stratify', 'with --split, do not keep the shares of the classes in every part')
    .option('--origin <origin>', 'of the result of a run, take these alone: original or synthetic', origin, [])
    .option('--class <label>', 'take this class; may be repeated', collected, [])
    .option('--part <name>', 'take this part: train, val or test; may be repeated', collected, [])
    .option('--names <pattern>', 'names of pictures, such as {class}-{n}; {name}, {part} and {copy} as well', nonEmpty)
    .option('--add-column <name>', 'add is_synthetic or group to a table; may be repeated', collected, [])
    .addOption(new Option('--archive <kind>', 'write one file in place of a folder').choices(['zip', 'tar']))
    .option(
      '--target <column>',
      'with --split, the column whose classes every part has in proportion (default: proposed)',
      nonEmpty,
    )
    .option('--seed <n>', 'seed of the split', seedValue, 0)
    .option('--overwrite', 'replace an earlier result in the output folder; files of your own stay', false)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `\nWith --split, equal rows and near-duplicate pictures stay in one part. An interrupted conversion leaves nothing;\nit is simply repeated.\n${examples(
        'twelvefold convert flowers.csv --to tsv --output flowers-tsv',
        'twelvefold convert pets.zip --to imagefolder --output pets --split train=0.8,val=0.1,test=0.1',
      )}`,
    )
    .action(async (path, options) => {
      const load = async () => (await import('./commands/convert.ts')).convertCommand;
      setStatus(await execute(load, { ...options, path }, options.json === true));
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
    .addHelpText(
      'after',
      examples(
        'twelvefold quality --real flowers.csv --synthetic made.csv --target species',
        'twelvefold quality --train train.csv --holdout holdout.csv --other other.csv --synthetic made.csv --json',
      ),
    )
    .action(async (options) => {
      const load = async () => (await import('./commands/quality.ts')).qualityCommand;
      setStatus(await execute(load, options, options.json === true));
    });
}

const VERIFY_STATUS = `
Exit status:
  0  everything is as it was written
  2  something was changed, is missing or was added, or the folder is no result at all;
     with --json the last line is then the result with "ok": false and "problems", or an error
  4  the folder could not be read`;

function addVerify(program: Commander, setStatus: SetStatus): void {
  program
    .command('verify')
    .summary('check that a result is as it was written')
    .description(
      'Checks that the output folder of a run or a conversion is as it was written: the hash of every file, the lineage, the recipe and the report.',
    )
    .argument('<dir>', 'output folder of a run or a conversion', nonEmpty)
    .addOption(jsonOption())
    .addHelpText('after', `${VERIFY_STATUS}\n${examples('twelvefold verify augmented')}`)
    .action(async (dir, options) => {
      const load = async () => (await import('./commands/verify.ts')).verifyCommand;
      setStatus(await execute(load, { ...options, dir }, options.json === true));
    });
}
