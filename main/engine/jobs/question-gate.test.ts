import { expect, it } from 'vitest';
import { QuestionGate } from './question-gate.ts';

it('lets everybody go on who waits when the answer comes, asked once', async () => {
  let questions = 0;
  const gate = new QuestionGate(() => questions++);

  const waiting = Promise.all([gate.pass(), gate.pass(), gate.pass()]);
  gate.open();

  await expect(waiting).resolves.toHaveLength(3);
  expect(questions).toBe(1);
});

it('asks anew after an answer', async () => {
  let questions = 0;
  const gate = new QuestionGate(() => questions++);

  const first = gate.pass();
  gate.open();
  await first;
  const second = gate.pass();
  gate.open();
  await second;

  expect(questions).toBe(2);
});
