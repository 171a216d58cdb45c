import type { ImageRecipe, ImageStep, Recipe, TabularRecipe } from '../../../app/model/recipe.ts';
import { guardSentences, type RunReport } from './report.ts';

/** What the card needs to know; all of it repeats, so the card's bytes do too. */
export interface CardFacts {
  readonly recipe: Recipe;
  /** Name of the input without folders. */
  readonly inputName: string;
  readonly report: Pick<
    RunReport,
    | 'kind'
    | 'recipeHash'
    | 'inputHash'
    | 'seed'
    | 'format'
    | 'versions'
    | 'classes'
    | 'parts'
    | 'warnings'
    | 'failed'
    | 'guard'
  >;
  /** The data files a person loads: one of a table, or its parts. Empty for pictures. */
  readonly dataFiles: readonly string[];
  /** What `pandas.read_csv` has to be told of a delimited file; empty where its defaults do. */
  readonly readOptions: readonly string[];
}

/** The text of `DATASET.md`: what was made from what, how much is synthetic, how to load it and how to make it again. */
export function datasetCard(facts: CardFacts): string {
  const { report, recipe } = facts;
  const sections = [
    `# ${plain(facts.inputName)}, augmented`,
    summary(facts),
    '## How much of it is synthetic',
    classTable(report.classes),
    ...(report.parts === null ? [] : ['## Parts', partTable(report.parts), PARTS_NOTE]),
    '## How it was made',
    recipe.kind === 'tabular' ? tabularSteps(recipe) : imageSteps(recipe),
    '## What the guard found',
    guardText(report),
    ...(report.warnings.length === 0
      ? []
      : ['## Worth knowing', report.warnings.map((w) => `- ${plain(w.message)}`).join('\n')]),
    ...(report.failed.length === 0 ? [] : ['## Left out', failedText(report.failed)]),
    '## How to load it',
    recipe.kind === 'tabular' ? loadTable(facts, recipe) : loadPictures(report.parts !== null),
    '## How to make it again',
    againText(facts),
  ];
  return `${sections.join('\n\n')}\n`;
}

const PARTS_NOTE = 'Only the training part was augmented; validation and test hold nothing but originals.';

function summary({ report, recipe, inputName }: CardFacts): string {
  const noun = report.kind === 'tabular' ? 'rows' : 'pictures';
  const totals = countTotals(report.classes);
  const share = totals.after === 0 ? 0 : (100 * totals.added) / totals.after;
  const target =
    recipe.kind === 'tabular' && recipe.target !== null ? ` The classes are in column ${code(recipe.target)}.` : '';
  return (
    `Made from ${code(inputName)}: ${totals.before} original ${noun}, ${totals.added} synthetic ones added` +
    `${totals.removed > 0 ? `, ${totals.removed} left out` : ''}; ${totals.after} ${noun} in all, ` +
    `${share.toFixed(1)} % of them synthetic.${target} ` +
    `\`lineage.csv\` names the source of every synthetic ${report.kind === 'tabular' ? 'row' : 'picture'}.`
  );
}

function countTotals(classes: RunReport['classes']) {
  const totals = { before: 0, added: 0, removed: 0, after: 0 };
  for (const count of Object.values(classes)) {
    totals.before += count.before;
    totals.added += count.added;
    totals.removed += count.removed;
    totals.after += count.after;
  }
  return totals;
}

function classTable(classes: RunReport['classes']): string {
  const rows = Object.entries(classes).map(([label, count]) => {
    const share = count.after === 0 ? 0 : (100 * count.added) / count.after;
    return `| ${plain(label)} | ${count.before} | ${count.added} | ${count.removed} | ${count.after} | ${share.toFixed(1)} % |`;
  });
  return [
    '| class | original | added | removed | in all | synthetic |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function partTable(parts: NonNullable<RunReport['parts']>): string {
  const labels = [...new Set(Object.values(parts).flatMap((counts) => Object.keys(counts)))];
  const rows = labels.map(
    (label) =>
      `| ${plain(label)} | ${Object.values(parts)
        .map((c) => (Object.hasOwn(c, label) ? c[label] : 0))
        .join(' | ')} |`,
  );
  const names = Object.keys(parts);
  return [`| class | ${names.join(' | ')} |`, `| --- |${names.map(() => ' ---: |').join('')}`, ...rows].join('\n');
}

function tabularSteps(recipe: TabularRecipe): string {
  if (recipe.steps.length === 0) return 'No steps: the rows are those of the input.';
  const steps = recipe.steps.map((step, i) => `${i + 1}. ${step.method} ${code(JSON.stringify(step.parameters))}`);
  const rules = recipe.constraints.map((constraint) => `- ${code(JSON.stringify(constraint))}`);
  return [
    steps.join('\n'),
    ...(rules.length === 0 ? [] : ['New rows keep to these constraints:', rules.join('\n')]),
  ].join('\n\n');
}

function imageSteps(recipe: ImageRecipe): string {
  const copies = typeof recipe.copies === 'number' ? `${recipe.copies} augmented copies` : 'Augmented copies by class';
  const lead = `${copies} of each training picture${recipe.keep_original ? ', the original beside them' : ''}. Each copy went through:`;
  const perClass = Object.entries(recipe.per_class).map(
    ([label, steps]) => `For class ${plain(label)} instead:\n\n${stepList(steps, '')}`,
  );
  return [lead, stepList(recipe.steps, ''), ...perClass].join('\n\n');
}

function stepList(steps: readonly ImageStep[], indent: string): string {
  if (steps.length === 0) return `${indent}- nothing`;
  return steps
    .map((step) =>
      step.kind === 'op'
        ? `${indent}- ${step.op} with probability ${step.p} ${code(JSON.stringify(step.parameters))}`
        : `${indent}- one of these, with probability ${step.p}:\n${stepList(step.steps, `${indent}  `)}`,
    )
    .join('\n');
}

function guardText(report: CardFacts['report']): string {
  if (report.guard.mode === 'off')
    return 'The guard was off: nobody measured whether this amount of synthetic data helps.';
  if (report.guard.state === 'not-measured') {
    return 'Not measured in this run: whether this amount of synthetic data helps is open. Judge a model by original data it has not seen.';
  }
  return guardSentences(report.guard)
    .map(({ label, sentence }) => `- ${plain(label)}: ${sentence}`)
    .join('\n');
}

function failedText(failed: RunReport['failed']): string {
  const shown = failed.slice(0, 20).map((entry) => `- ${code(entry.item)}: ${plain(entry.message)}`);
  if (failed.length > shown.length)
    shown.push(`- and ${failed.length - shown.length} more, all named in \`report.json\``);
  return shown.join('\n');
}

function loadTable(facts: CardFacts, recipe: TabularRecipe): string {
  const lines = facts.dataFiles.map((file) => {
    const name = file.replace(/\.[a-z]+$/, '');
    return `${name} = ${loadCall(file, facts)}`;
  });
  const first = (facts.dataFiles[0] ?? 'augmented.csv').replace(/\.[a-z]+$/, '');
  const target = JSON.stringify(recipe.target ?? '');
  return [
    '```python',
    'import pandas as pd',
    '',
    ...lines,
    `X, y = ${first}.drop(columns=[${target}]), ${first}[${target}]`,
    '```',
  ].join('\n');
}

/** How pandas reads a table of ours: a CSV file keeps the delimiter, decimal mark and encoding of its input. */
function loadCall(file: string, { report, readOptions }: CardFacts): string {
  switch (report.format) {
    case 'jsonl':
      return `pd.read_json("${file}", lines=True)`;
    case 'parquet':
      return `pd.read_parquet("${file}")`;
    default:
      return `pd.read_csv(${[`"${file}"`, ...readOptions].join(', ')})`;
  }
}

function loadPictures(split: boolean): string {
  const lines = split
    ? ['train = ImageFolder("train")', 'test = ImageFolder("test")']
    : ['dataset = ImageFolder(".")  # every class has its folder'];
  return ['```python', 'from torchvision.datasets import ImageFolder', '', ...lines, '```'].join('\n');
}

function againText({ report, inputName }: CardFacts): string {
  return [
    `With ${versionsText(report.versions)}, the same input and recipe give the same bytes for any number of workers:`,
    '',
    '```sh',
    `twelvefold run recipe.json --input ${shellWord(inputName)} --output again`,
    '```',
    '',
    `Input SHA-256 \`${report.inputHash}\`, recipe SHA-256 \`${report.recipeHash}\`, seed ${report.seed}. \`twelvefold verify .\` re-checks this folder.`,
  ].join('\n');
}

function versionsText(versions: Readonly<Record<string, string>>): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  // By hand: loading the locale data of Intl.ListFormat takes 25 ms, a tenth of a short run.
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** Text of the data inside Markdown: on one line, with nothing in it that means formatting. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

/** A code span that survives back ticks and line breaks in what it shows. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) && !text.startsWith('-') ? text : `'./${text.replaceAll("'", "'\\''")}'`;
}
