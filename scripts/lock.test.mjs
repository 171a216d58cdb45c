import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'twelvefold-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('two holders of one lock work one after the other', async () => {
  const file = join(folder, 'a.lock');
  const order = [];
  const work = (name) =>
    withLock(file, async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    });

  await Promise.all([work('first'), work('second')]);

  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('the lock of a process that was killed does not hold', async () => {
  const file = join(folder, 'b.lock');
  const pidThatNeverWas = 2 ** 22 + 1;
  writeFileSync(file, String(pidThatNeverWas));

  expect(await withLock(file, async () => 'done')).toBe('done');
});

test('work that fails gives the lock back', async () => {
  const file = join(folder, 'c.lock');

  await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');

  expect(existsSync(file)).toBe(false);
});
