import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExportSource, openExportSource } from './export-source.ts';

/** The source that the wizard looks at, kept open between its questions; another one takes its place. */
export class OpenSources {
  #held: { readonly key: string; readonly source: Promise<ExportSource> } | undefined;

  async get(path: string, target: string | null): Promise<ExportSource> {
    const key = JSON.stringify([path, target, await versionOf(path), await versionOf(join(path, 'report.json'))]);
    if (this.#held?.key === key) return this.#held.source;
    await this.close();
    const source = openExportSource(path, { target });
    this.#held = { key, source };
    source.catch(() => {
      if (this.#held?.key === key) this.#held = undefined;
    });
    return source;
  }

  async close(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    // One that could not be opened has nothing to close.
    await held?.source.then((source) => source.close()).catch(() => undefined);
  }
}

async function versionOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 'none' : `${found.size} ${found.mtimeMs}`;
}
