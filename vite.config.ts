import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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
          // Flat, so that `import.meta.url` is in the same folder in every module (worker-file.ts counts on it).
          chunkFileNames: `chunk-[name].${extension}`,
        },
      },
    },
  };
}

/** Every `main/engine/**` file named `…-worker.ts` is an entry: worker-file.ts finds it by its base name. */
function workerEntries(): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const file of globSync('main/engine/**/*-worker.ts', { cwd: root })) {
    const name = basename(file, '.ts');
    if (entries[name] !== undefined) throw new Error(`two workers are named ${name}: ${entries[name]} and ${file}`);
    entries[name] = resolve(root, file);
  }
  return entries;
}

const migrations = () => globSync('main/engine/store/migrations/*.sql', { cwd: root });

/** Puts the SQL migrations beside the bundle, where `new URL('./migrations/', import.meta.url)` finds them as in the source. */
function copyMigrations(): Plugin {
  return {
    name: 'copy-migrations',
    applyToEnvironment: (environment) => environment.name === 'node',
    generateBundle() {
      for (const file of migrations()) {
        const source = readFileSync(resolve(root, file));
        this.emitFile({ type: 'asset', fileName: `migrations/${basename(file)}`, source });
      }
    },
  };
}

/**
 * Leaves `sources.json` beside each bundle: every file that went in, with its time and size. scripts/staleness.mjs
 * compares them to tell in a few milliseconds whether a bundle must be built again.
 */
function sourceList(): Plugin {
  let startedMs = 0;
  return {
    name: 'source-list',
    buildStart() {
      startedMs = Date.now();
      rmSync(resolve(this.environment.config.build.outDir, 'sources.json'), { force: true });
    },
    writeBundle() {
      const always = ['package-lock.json', 'vite.config.ts', ...migrations()].map((file) => resolve(root, file));
      const modules = [...this.getModuleIds()].map((id) => id.replace(/[?#].*$/, ''));
      const files: Record<string, readonly [number, number]> = {};
      for (const file of new Set([...always, ...modules])) {
        const path = relative(root, file);
        if (path.startsWith('..') || path.includes('node_modules') || file.includes('\0')) continue;
        const stat = statSync(file, { throwIfNoEntry: false });
        // A file saved while it was being built counts as changed.
        if (stat?.isFile()) files[path] = [stat.mtimeMs < startedMs ? stat.mtimeMs : 0, stat.size];
      }
      writeFileSync(resolve(this.environment.config.build.outDir, 'sources.json'), JSON.stringify({ files }));
    },
  };
}

/** `TWELVEFOLD_BUILD=node,shell` builds those bundles alone; scripts/build.mjs names what is stale. */
const wanted = (process.env.TWELVEFOLD_BUILD ?? 'renderer,shell,preload,node').split(',');

// One configuration, four environments: the window, the shell, its preload script, and what runs on plain Node
// (the engine, its workers and the command line, which share their chunks).
export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react(), copyMigrations(), sourceList()],
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
        ...workerEntries(),
      },
    }),
  },
  builder: {
    async buildApp(builder) {
      for (const name of wanted) {
        const environment = builder.environments[name === 'renderer' ? 'client' : name];
        if (environment === undefined) throw new Error(`no bundle is named ${name}`);
        await builder.build(environment);
      }
    },
  },
});
