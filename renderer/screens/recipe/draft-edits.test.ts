import { expect, test } from 'vitest';
import { draftOf, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { insertSteps, moveStep, removeStep, stepsFromText, stepsText, switchStep } from './draft-edits.ts';

const draft = draftOf('Mine', {
  kind: 'image',
  steps: [
    { op: 'Rotate', p: 0.9 },
    { op: 'ToGray', p: 0.1 },
    { op: 'Crop', p: 1 },
  ],
});
const names = (state = draft) => state.steps.map(({ step }) => step.op);

test('a step moves one place, and not beyond the ends', () => {
  expect(names(moveStep(draft, 0, 1))).toEqual(['ToGray', 'Rotate', 'Crop']);
  expect(moveStep(draft, 0, -1)).toBe(draft);
  expect(moveStep(draft, 2, 3)).toBe(draft);
});

test('added steps get keys that no other step has', () => {
  const more = insertSteps(removeStep(draft, 0), 1, [{ op: 'Rotate' }, { op: 'Rotate' }]);

  expect(names(more)).toEqual(['ToGray', 'Rotate', 'Rotate', 'Crop']);
  expect(new Set(more.steps.map(({ key }) => key)).size).toBe(4);
});

test('switching a step off and on again gives the same recipe', () => {
  const off = switchStep(draft, 0, false);

  expect((recipeOf(off).steps as { p: number }[])[0]?.p).toBe(0);
  expect(recipeOf(switchStep(off, 0, true))).toEqual(recipeOf(draft));
});

test('steps come back from the text they were copied as; a recipe and a lone step are taken too', () => {
  expect(stepsFromText(stepsText(draft.steps))).toEqual(draft.steps.map(({ step }) => step));
  expect(stepsFromText('{"twelvefold":1,"kind":"image","steps":[{"op":"Rotate"}]}')).toEqual([{ op: 'Rotate' }]);
  expect(stepsFromText('{"op":"Rotate"}')).toEqual([{ op: 'Rotate' }]);
  for (const text of ['', 'Rotate', '[]', '7', '{"steps":[7]}', '{"steps":"Rotate"}'])
    expect(stepsFromText(text)).toBeNull();
});
