import { useState } from 'react';
import type { CommandOutput } from '../../../../app/contract/commands.ts';
import { request } from '../../../engine/client.ts';
import { type Answer, useAnswer } from '../use-table.ts';

export type Judgement = CommandOutput<'table.judge'>;
export type ClassJudgement = Judgement['classes'][string];

export interface Guard extends Answer<Judgement> {
  readonly judgeAgain: () => void;
  readonly cancel: () => void;
}

/** Judging takes a moment: it begins when the recipe has been left alone for so long. */
const settleMs = 400;
const slot = 'balance-guard';

/** The guard's judgement of a recipe, asked for when the recipe rests and given up when it changes. */
export function useGuard(
  datasetId: string,
  recipe: Readonly<Record<string, unknown>>,
  { mode, held }: { readonly mode: GuardMode; readonly held: boolean },
): Guard {
  const [again, setAgain] = useState(0);
  const { guard: _guard, ...asked } = recipe;
  const answer = useAnswer({
    key: mode === 'off' || held ? null : JSON.stringify([datasetId, asked, again]),
    settleMs,
    ask: () => request('table.judge', { datasetId, recipe: asked, slot }),
  });
  return {
    ...answer,
    judgeAgain: () => setAgain(again + 1),
    cancel: () => void request('table.cancel', { slot }).catch(() => undefined),
  };
}

export type GuardMode = 'off' | 'warn' | 'cap';

export function guardMode(guard: unknown): GuardMode {
  const mode = typeof guard === 'object' && guard !== null ? (guard as { readonly mode?: unknown }).mode : guard;
  return mode === 'off' || mode === 'cap' ? mode : 'warn';
}

/** Rows of a class that a cap leaves out: the same that the run leaves out. */
export function rowsCut(
  judged: ClassJudgement | undefined,
  { before, added }: { readonly before: number; readonly added: number },
): number {
  if (judged === undefined || judged.verdict === null) return 0;
  return Math.max(0, added - Math.floor(judged.verdict * before));
}
