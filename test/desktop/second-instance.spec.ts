import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runtime } from '../setup/runtime.ts';
import { expect, homeEnvironment, test } from './fixture.ts';

test('a second start ends at once and brings the first window forward', async ({ studio, home }) => {
  const { app } = studio;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const asked = app.evaluate(
    ({ app: electron }) => new Promise<boolean>((resolve) => electron.once('second-instance', () => resolve(true))),
  );

  const { electron, args } = runtime();
  const second = spawn(electron, [...args, `--user-data-dir=${join(home, 'data')}`], {
    env: { ...process.env, ...homeEnvironment(home) },
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.on('exit', resolve));

  expect(code).toBe(0);
  expect(await asked).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
});
