/** A list of paths as the rows of a tree: folders before files, long folders cut. */
export interface TreeRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly kind: 'folder' | 'picture' | 'json' | 'text' | 'file' | 'more';
  readonly bytes: number;
  /** Entries that `more` stands for. */
  readonly count: number;
}

interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

const filesShown = 2;
const foldersShown = 3;

export function treeRows(files: readonly WrittenFile[], prefix = '', depth = 0): readonly TreeRow[] {
  const folders = new Map<string, WrittenFile[]>();
  const own: WrittenFile[] = [];
  for (const file of files) {
    const rest = file.path.slice(prefix.length);
    const slash = rest.indexOf('/');
    if (slash < 0) own.push(file);
    else folders.set(rest.slice(0, slash), [...(folders.get(rest.slice(0, slash)) ?? []), file]);
  }
  const entries = [...folders];
  // The root shows all of its own files, which tell of the whole export.
  const shown = depth === 0 ? own : own.slice(0, filesShown);
  return [
    ...entries
      .slice(0, foldersShown)
      .flatMap(([name, members]) => [
        { path: prefix + name, name, depth, kind: 'folder' as const, bytes: 0, count: 0 },
        ...(depth > 1 ? [] : treeRows(members, `${prefix}${name}/`, depth + 1)),
      ]),
    ...more(`${prefix}*`, depth, entries.length - foldersShown),
    ...shown.map(({ path, bytes }) => ({
      path,
      bytes,
      depth,
      name: path.slice(prefix.length),
      kind: kindOf(path),
      count: 0,
    })),
    ...more(`${prefix}?`, depth, own.length - shown.length),
  ];
}

function more(path: string, depth: number, count: number): TreeRow[] {
  return count <= 0 ? [] : [{ path, name: '', depth, kind: 'more', bytes: 0, count }];
}

function kindOf(path: string): TreeRow['kind'] {
  if (/\.(jpe?g|png|webp|tiff?|gif|avif)$/i.test(path)) return 'picture';
  if (/\.json$/i.test(path)) return 'json';
  return /\.(csv|tsv|txt|xml|ya?ml|jsonl|md)$/i.test(path) ? 'text' : 'file';
}
