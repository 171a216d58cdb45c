/** Finds a key that stands twice in one object of a JSON text: every parser keeps the last one and says nothing. */

export interface RepeatedKey {
  readonly key: string;
  /** Position in the text. */
  readonly at: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** `text` must be valid JSON. */
export function findRepeatedKey(text: string): RepeatedKey | undefined {
  /** The keys of every object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else {
      const keys = open.at(-1);
      if (!keys || !/^\s*:/.test(text.slice(index + token.length, index + token.length + 100))) continue;
      const key = String(JSON.parse(token));
      if (keys.has(key)) return { key, at: index };
      keys.add(key);
    }
  }
  return undefined;
}
