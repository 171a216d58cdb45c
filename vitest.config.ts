import { defineConfig } from 'vitest/config';

// Unit tests lie beside the code; what starts a process or needs golden data lies in test/.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{app,main,renderer}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'] } },
      { test: { name: 'parity', include: ['test/parity/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'engine', include: ['test/{engine,faults}/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
