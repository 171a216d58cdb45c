/** The keys of all lines of a JSON Lines file: nested objects become columns whose names join the keys by dots. */

export class KeyNode {
  readonly key: string;
  readonly path: readonly string[];
  /** The key as it usually stands in the file, to be compared without decoding. */
  readonly bytes: Uint8Array;
  readonly children: KeyNode[] = [];
  readonly #byKey = new Map<string, KeyNode>();
  /** Position of the column that holds the values of this key; −1 where it never had a value of its own. */
  column = -1;
  /** The row in which the key was met last; a second time in the same row is a fault. */
  lastRow = -1;

  constructor(key: string, path: readonly string[]) {
    this.key = key;
    this.path = path;
    this.bytes = new TextEncoder().encode(key);
  }

  get name(): string {
    return this.path.join('.');
  }

  child(key: string): KeyNode {
    let node = this.#byKey.get(key);
    if (node === undefined) {
      node = new KeyNode(key, [...this.path, key]);
      this.#byKey.set(key, node);
      this.children.push(node);
    }
    return node;
  }

  /** The child at a position, where the key in the file is that child's byte for byte: lines repeat their keys. */
  expected(position: number, bytes: Uint8Array, start: number, end: number): KeyNode | undefined {
    const node = this.children[position];
    if (node === undefined || node.bytes.length !== end - start) return undefined;
    for (let i = 0; i < node.bytes.length; i++) if (node.bytes[i] !== bytes[start + i]) return undefined;
    return node;
  }
}

/** The tree of columns that are known already, for reading lines again. */
export function keyTreeOf(paths: readonly (readonly string[])[]): KeyNode {
  const root = new KeyNode('', []);
  paths.forEach((path, column) => {
    let node = root;
    for (const key of path) node = node.child(key);
    node.column = column;
  });
  return root;
}
