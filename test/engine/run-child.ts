/** A process that runs one recipe with a journal in a file, to be killed by a test: recipe, input, output, journal. */
import { readFileSync } from 'node:fs';
import { runRecipe } from './run-fixtures.ts';
import { openFileJournal } from './run-journals.ts';

const [recipePath, inputPath, outputDir, journalPath] = process.argv.slice(2) as [string, string, string, string];
await runRecipe(JSON.parse(readFileSync(recipePath, 'utf8')) as object, inputPath, outputDir, {
  resume: true,
  journal: openFileJournal(journalPath),
});
