import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsOf, type Outcome, snapshot, twelvefold } from './command-line.ts';
import { defaultRecipe, type HostileInput, hostileInputs, InputFolder } from './hostile-inputs.ts';

/** Programs that run at the same time; each is one thread for most of its life. */
const AT_ONCE = 2;

/** Fills the folder of a case and gives the arguments that it is called with. */
function prepare(home: string, input: HostileInput): readonly string[] {
  mkdirSync(join(home, 'in'));
  input.make(new InputFolder(join(home, 'in')));
  const { recipe = defaultRecipe, recipeName = 'recipe.json', dataset = 'table.csv', options = [] } = input;
  writeFileSync(join(home, recipeName), typeof recipe === 'string' ? recipe : JSON.stringify(recipe));
  if (input.command !== undefined) return input.command;
  return ['run', recipeName, '--input', join('in', dataset), '--output', 'out', '--json', ...options];
}

function expectWords(text: string, words: HostileInput['says']): void {
  for (const word of words) {
    if (typeof word === 'string') expect(text).toContain(word);
    else expect(text).toMatch(word);
  }
}

function expectResult(home: string, outcome: Outcome, { status, says }: HostileInput): void {
  expect(eventsOf(outcome).at(-1)).toMatchObject({ event: 'result' });
  expect(existsSync(join(home, 'out', '.twelvefold'))).toBe(false);
  const { failed, warnings } = JSON.parse(readFileSync(join(home, 'out', 'report.json'), 'utf8'));
  expect(failed.length > 0).toBe(status === 3);
  expectWords(JSON.stringify(status === 3 ? failed : warnings), says);
}

function expectRefusal(home: string, outcome: Outcome, { says }: HostileInput): void {
  const last = eventsOf(outcome).at(-1) as { event: string; message: string };
  expect(last.event).toBe('error');
  expect(outcome.stderr).toMatch(/^error: /m);
  expectWords(last.message, says);
  expect(existsSync(join(home, 'out'))).toBe(false);
}

async function meet(input: HostileInput): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'faults-'));
  try {
    const args = prepare(home, input);
    // Hashing a file of 900 GB is not the point; its size and time stand for it.
    const before = input.what.includes('memory') ? undefined : snapshot(join(home, 'in'));

    const outcome = await twelvefold(args, { cwd: home });

    expect(outcome.stderr).not.toMatch(/^\s+at |node:internal|\.ts:\d+/m);
    expect(outcome.status, `${outcome.stderr}\n${outcome.stdout.slice(-2000)}`).toBe(input.status);
    if (input.status === 0 || input.status === 3) expectResult(home, outcome, input);
    else expectRefusal(home, outcome, input);
    if (before !== undefined) expect(snapshot(join(home, 'in'))).toEqual(before);
    expect(existsSync(join(home, 'pwned'))).toBe(false);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

let running = 0;
const waiting: (() => void)[] = [];

/** Waits until fewer than `AT_ONCE` others are under way. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

describe('the program', () => {
  it.concurrent.each(hostileInputs.map((input) => [input.what, input.status, input] as const))(
    'meets %s with status %i',
    (_what, _status, input) => inTurn(() => meet(input)),
  );
});
