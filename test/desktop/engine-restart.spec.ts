import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';

/** Allowed for a new engine to answer with the project open: one second, doubled for two busy cores. */
const restartMs = 2000;

test('a killed engine is replaced at once, with a banner and the project open again', async ({ studio }) => {
  const { page } = studio;
  await studio.openSample('table');
  const first = await studio.enginePid();

  const killedAt = Date.now();
  process.kill(first, 'SIGKILL');
  await expect(page.getByRole('alert')).toContainText('The engine stopped and was restarted. Nothing saved was lost.');
  const second = await studio.enginePid();
  const tookMs = Date.now() - killedAt;

  expect(second).not.toBe(first);
  expect(tookMs).toBeLessThan(restartMs);
  await expect(studio.dataset('Wine')).toBeVisible();
  await studio.button('Dismiss').click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a run that the kill interrupted says so, and resumes to its end with every picture once', async ({ studio }) => {
  await studio.openSample('pictures');
  await studio.runRecipe('Patches');
  await expect(studio.jobs('running')).toContainText(/\d+ of \d+/);

  process.kill(await studio.enginePid(), 'SIGKILL');
  await expect(studio.jobs('interrupted')).toBeVisible();
  await studio.jobs('interrupted').getByRole('button', { name: 'Resume' }).click();
  await expect(studio.jobs('interrupted')).toHaveCount(0);
  await expect(studio.jobs('succeeded').filter({ hasText: 'made in' })).toBeVisible({ timeout: 40_000 });

  const project = readdirSync(studio.projects)[0]!;
  const pictures = readdirSync(join(studio.projects, project, 'runs'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.jpg'));
  expect(pictures).toHaveLength(69 * 12);
});

test('a call that was under way when the engine ended fails with a clear code', async ({ studio }) => {
  const pid = await studio.enginePid();
  process.kill(pid, 'SIGSTOP');
  await studio.page.evaluate(async () => {
    window.pendingCall = window.twelvefold.request('history.list', {});
    // The shell answers in order: once it has answered this, it has passed the call on.
    await window.twelvefold.request('shell.listRecent', {});
  });
  process.kill(pid, 'SIGKILL');

  expect(await studio.page.evaluate(() => window.pendingCall)).toMatchObject({
    ok: false,
    failure: { kind: 'expected', error: { code: 'engine.stopped' } },
  });
  expect(await studio.enginePid()).not.toBe(pid);
});

test('the engine ends with the window', async ({ studio }) => {
  const pid = await studio.enginePid();
  const closed = studio.app.waitForEvent('close');

  // The window may be gone before the click that closes it has ended.
  const ignoreGone = (error: unknown) => {
    if (!studio.page.isClosed()) throw error;
  };
  await studio.button('Close').click().catch(ignoreGone);
  await closed;

  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
