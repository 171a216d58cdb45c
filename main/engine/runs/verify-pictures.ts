import { join } from 'node:path';
import { readCsvTexts } from './csv-texts.ts';
import type { RunReport } from './report.ts';

export interface LineageFindings {
  readonly lines: number;
  readonly syntheticOnlyInTrain: boolean | null;
  readonly messages: readonly string[];
}

/** Messages before the rest is only counted: one fault often shows in every line. */
const MOST_MESSAGES = 20;

/** Holds the first messages and counts the others. */
export class Findings {
  readonly #messages: string[] = [];
  #more = 0;

  add(message: string): void {
    if (this.#messages.length < MOST_MESSAGES) this.#messages.push(message);
    else this.#more++;
  }

  get messages(): readonly string[] {
    return this.#more === 0
      ? this.#messages
      : [...this.#messages, `${this.#more} more lines of lineage.csv are wrong.`];
  }
}

/** Checks that lineage and pictures agree: every line has its file, every class its number of pictures. */
export async function verifyPictureLineage(folder: string, report: RunReport): Promise<LineageFindings> {
  const findings = new Findings();
  const lineage = await readCsvTexts(join(folder, 'lineage.csv'));
  const seen = new Set<string>();
  const added = new Map<string, number>();
  let onlyInTrain = true;
  // Where pictures have labels, classes count labels, and VOC keeps its parts in lists: hashes cover both.
  const labeled = report.format !== 'imagefolder';
  lineage.forEach((line, index) => {
    const at = `Line ${index + 2} of lineage.csv`;
    const output = line.output ?? '';
    if (!Object.hasOwn(report.files, output)) findings.add(`${at} names ${output}, which is no file of the result.`);
    if (seen.has(output)) findings.add(`${at} names ${output} a second time.`);
    seen.add(output);
    if (!isOperationList(line.operations)) findings.add(`${at} has operations that are no JSON list.`);
    if (line.seed !== String(report.seed)) findings.add(`${at} has seed ${line.seed}; the run had ${report.seed}.`);
    if (labeled) return;
    if (line.class === undefined || report.classes[line.class] === undefined) {
      findings.add(`${at} has class ${line.class}, which the report does not know.`);
    } else added.set(line.class, (added.get(line.class) ?? 0) + 1);
    if (!output.startsWith('train/')) onlyInTrain = false;
  });
  if (labeled) return { lines: lineage.length, syntheticOnlyInTrain: null, messages: findings.messages };
  for (const [label, count] of Object.entries(report.classes)) {
    const found = added.get(label) ?? 0;
    if (found !== count.added)
      findings.add(`lineage.csv has ${found} lines of class ${label}; the report says ${count.added}.`);
  }
  const pictures = Object.keys(report.files).filter((file) => file.includes('/')).length;
  const expected = Object.values(report.classes).reduce((sum, count) => sum + count.after, 0);
  if (pictures !== expected) findings.add(`The result has ${pictures} pictures; the report counts ${expected}.`);
  const split = report.parts !== null;
  if (split && !onlyInTrain) findings.add('Synthetic pictures lie outside the training part.');
  return { lines: lineage.length, syntheticOnlyInTrain: split ? onlyInTrain : null, messages: findings.messages };
}

function isOperationList(text: string | undefined): boolean {
  try {
    return Array.isArray(JSON.parse(text ?? ''));
  } catch {
    return false;
  }
}
