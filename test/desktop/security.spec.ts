import { expect, test } from './fixture.ts';

/** Runs code as the page itself would, by a script of its own origin: what `evaluate` runs is exempt from the content policy. */

test('the page has no Node and only the bridge of the contract', async ({ studio }) => {
  const found = await studio.page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    buffer: typeof (globalThis as { Buffer?: unknown }).Buffer,
    bridge: Object.keys(window.twelvefold).sort(),
    secure: isSecureContext,
    origin: location.origin,
  }));

  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    buffer: 'undefined',
    bridge: ['pathForDroppedFile', 'pickFile', 'pickFolder', 'request', 'subscribe'],
    secure: true,
    origin: 'twelvefold://app',
  });
});

test('every answer of the private scheme carries the content policy, and nothing outside the bundle is served', async ({
  studio,
}) => {
  const answers = await studio.page.evaluate(async () => {
    const ask = async (url: string) => {
      const response = await fetch(url);
      return { status: response.status, policy: response.headers.get('content-security-policy') };
    };
    return {
      page: await ask('twelvefold://app/index.html'),
      outside: await ask('twelvefold://app/..%2f..%2fpackage.json'),
      html: await ask('twelvefold://app/%2e%2e%2fshell%2fentry.cjs'),
    };
  });

  expect(answers.page.status).toBe(200);
  expect(answers.page.policy).toContain("default-src 'none'");
  expect(answers.page.policy).toContain("script-src 'self'");
  expect(answers.page.policy).not.toContain('unsafe');
  expect(answers.outside.status).toBe(403);
  expect(answers.html.status).toBe(403);
});

test('inline scripts are blocked by the policy', async ({ studio }) => {
  const violated = await studio.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        const script = document.createElement('script');
        script.textContent = 'window.hacked = true';
        document.body.append(script);
      }),
  );

  expect(violated).toMatch(/^script-src/);
  expect(await studio.page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('navigation, new windows, permissions and the network are refused', async ({ studio }) => {
  const { app, page } = studio;
  const result = await page.evaluate(async () => {
    const opened = window.open('https://example.com');
    const fetched = await fetch('https://example.com').then(
      () => 'answered',
      () => 'refused',
    );
    const geolocation = await navigator.permissions.query({ name: 'geolocation' });
    location.href = 'https://example.com/';
    return { opened: opened === null, fetched, geolocation: geolocation.state };
  });

  expect(result).toEqual({ opened: true, fetched: 'refused', geolocation: 'denied' });
  // Asked of the shell: Playwright itself would wait for the end of a navigation that never begins.
  const windows = await app.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map(async ({ webContents }) => ({
        url: webContents.getURL(),
        heading: await webContents.executeJavaScript('document.querySelector("h1").textContent'),
      })),
    ),
  );
  expect(windows).toEqual([{ url: 'twelvefold://app/index.html', heading: expect.stringContaining('One picture') }]);
});

test('what is not in the contract is refused with a code', async ({ studio }) => {
  const answers = await studio.page.evaluate(async () => ({
    unknown: await window.twelvefold.request('fs.readFile', { path: '/etc/passwd' }),
    inherited: await window.twelvefold.request('constructor', {}),
    recipe: await window.twelvefold.request('shell.readRecipe', { path: '/etc/passwd' }),
    shape: await window.twelvefold.request('project.open', { path: 7 }),
  }));

  expect(answers.unknown).toMatchObject({ ok: false, failure: { error: { code: 'engine.unknown-command' } } });
  expect(answers.inherited).toMatchObject({ ok: false, failure: { error: { code: 'engine.unknown-command' } } });
  expect(answers.recipe).toMatchObject({ ok: false, failure: { error: { code: 'recipe.unreadable' } } });
  expect(answers.shape.ok).toBe(false);
});
