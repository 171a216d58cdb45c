import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, snapshot, twelvefold } from './command-line.ts';
import { defaultRecipe, type HostileInput, hostileInputs, InputFolder } from './hostile-inputs.ts';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'faults-'));
  mkdirSync(join(home, 'in'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function prepare(input: HostileInput): string[] {
  input.make(new InputFolder(join(home, 'in')));
  const recipe = input.recipe ?? defaultRecipe;
  writeFileSync(join(home, 'recipe.json'), typeof recipe === 'string' ? recipe : JSON.stringify(recipe));
  const dataset = join('in', input.dataset ?? 'table.csv');
  return ['run', 'recipe.json', '--input', dataset, '--output', 'out', '--json', ...(input.options ?? [])];
}

function expectWords(text: string, words: HostileInput['says']): void {
  for (const word of words) {
    if (typeof word === 'string') expect(text).toContain(word);
    else expect(text).toMatch(word);
  }
}

describe('run', () => {
  it.each(hostileInputs.map((input) => [input.what, input.status, input] as const))(
    'meets %s with status %i',
    async (_what, status, input) => {
      const args = prepare(input);
      // Hashing a file of 900 GB is not the point; its size and time stand for it.
      const before = input.what.includes('memory') ? undefined : snapshot(join(home, 'in'));

      const outcome = await twelvefold(args, { cwd: home });

      expect(outcome.stderr).not.toMatch(/^\s+at |node:internal|\.ts:\d+/m);
      expect(outcome.status, `${outcome.stderr}\n${outcome.stdout.slice(-2000)}`).toBe(status);
      const last = eventsOf(outcome).at(-1) as { event: string; message: string; failed: unknown[] };
      if (status === 0 || status === 3) {
        expect(last.event).toBe('result');
        expect(existsSync(join(home, 'out', 'report.json'))).toBe(true);
        expect(existsSync(join(home, 'out', '.twelvefold'))).toBe(false);
        const { failed } = JSON.parse(readFileSync(join(home, 'out', 'report.json'), 'utf8'));
        expect(failed.length > 0).toBe(status === 3);
        expectWords(JSON.stringify(failed), input.says);
      } else {
        expect(last.event).toBe('error');
        expect(outcome.stderr).toMatch(/^error: /m);
        expectWords(last.message, input.says);
        expect(existsSync(join(home, 'out'))).toBe(false);
      }
      if (before !== undefined) expect(snapshot(join(home, 'in'))).toEqual(before);
      expect(existsSync(join(home, 'pwned'))).toBe(false);
    },
  );
});
