import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const dist = (folder: string) => resolve(root, 'dist', folder);

/** Never bundled: native packages, and Electron, which the runtime itself provides. */
const external = ['electron', 'sharp', 'better-sqlite3'];

/** A bundle for a Node-like process; everything but `external` and Node's own modules goes in. */
function nodeBundle(options: { outDir: string; format: 'es' | 'cjs'; target: string; input: Record<string, string> }) {
  const extension = options.format === 'es' ? 'mjs' : 'cjs';
  return {
    consumer: 'server' as const,
    resolve: { noExternal: true as const, external },
    build: {
      ssr: true,
      outDir: options.outDir,
      emptyOutDir: true,
      target: options.target,
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: options.input,
        external,
        output: {
          format: options.format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunks/[name].${extension}`,
        },
      },
    },
  };
}

// One configuration, four environments: the window, the shell, its preload script, and what runs on plain Node
// (the engine, its workers and the command line, which share their chunks).
export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: dist('renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: { input: resolve(root, 'renderer/index.html') },
      },
    },
    shell: nodeBundle({
      outDir: dist('shell'),
      format: 'cjs',
      target: 'node20',
      input: { entry: resolve(root, 'main/shell/entry.ts') },
    }),
    preload: nodeBundle({
      outDir: dist('preload'),
      format: 'cjs',
      target: 'node20',
      input: { bridge: resolve(root, 'main/preload/bridge.ts') },
    }),
    node: nodeBundle({
      outDir: dist('node'),
      format: 'es',
      target: 'node24',
      input: {
        engine: resolve(root, 'main/engine/entry.ts'),
        cli: resolve(root, 'main/cli/entry.ts'),
      },
    }),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'shell', 'preload', 'node']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
