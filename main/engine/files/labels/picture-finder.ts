import { join, normalize } from 'node:path/posix';

/** Finds the picture that an annotation file means, among those of the dataset and nowhere else. */
export class PictureFinder {
  readonly #paths: ReadonlySet<string>;
  readonly #byBase = new Map<string, string | null>();

  constructor(pictures: readonly string[]) {
    this.#paths = new Set(pictures);
    for (const path of pictures) {
      const base = baseOf(path);
      this.#byBase.set(base, this.#byBase.has(base) ? null : path);
    }
  }

  /**
   * `folders` are tried in their order, then everything that ends in the name, if only one picture does.
   *
   * @returns `unsafe` for a name that leads out of the dataset, null where there is no such picture.
   */
  find(name: string, folders: readonly string[]): { readonly path: string; readonly name: string } | 'unsafe' | null {
    const plain = normalize(name.replaceAll('\\', '/'));
    if (
      plain.startsWith('/') ||
      plain.startsWith('../') ||
      plain === '..' ||
      /^[A-Za-z]:/.test(plain) ||
      name.includes('\0')
    ) {
      // An absolute path of the machine that wrote the file: the picture may still lie here under its own name.
      const own = this.#byBase.get(baseOf(plain));
      return plain.startsWith('../') || plain === '..' || own === undefined || own === null
        ? 'unsafe'
        : { path: own, name: baseOf(own) };
    }
    for (const folder of folders) {
      const path = join(folder, plain);
      if (this.#paths.has(path)) return { path, name: plain };
    }
    const tails = [...this.#ending(plain)];
    const [only] = tails;
    if (tails.length === 1 && only !== undefined) return { path: only, name: plain };
    const own = this.#byBase.get(baseOf(plain));
    return own === undefined || own === null ? null : { path: own, name: plain };
  }

  *#ending(name: string): Iterable<string> {
    const own = this.#byBase.get(baseOf(name));
    if (own === null) for (const path of this.#paths) if (path === name || path.endsWith(`/${name}`)) yield path;
    if (typeof own === 'string' && (own === name || own.endsWith(`/${name}`))) yield own;
  }
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).normalize('NFC');
}
