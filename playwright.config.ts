import { defineConfig } from '@playwright/test';

// The desktop tests: end to end in the real Electron window. `npm test` runs them, wrapped in xvfb-run where there is no display.
export default defineConfig({
  testDir: 'test/desktop',
  outputDir: 'test-results/desktop',
  // One window at a time: two cores, and tests measure how soon the window answers.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // About one window in a hundred stops drawing on a loaded machine and answers no click, whatever the test. What passes
  // only the second time is listed as flaky.
  retries: 1,
});
