/** Who may work at the same time: readers of a resource together, a writer alone. */
interface Claim {
  readonly title: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** The first of `others` that must end before `wanted` may start, with the reason as a sentence for a person. */
export function findConflict(wanted: Claim, others: Iterable<Claim>): string | undefined {
  for (const other of others) {
    if (wanted.writes.some((name) => other.writes.includes(name))) {
      return `Waits for “${other.title}”, which changes the same ${nounOf(wanted.writes)}.`;
    }
    if (wanted.writes.some((name) => other.reads.includes(name))) {
      return `Waits for “${other.title}”, which still reads the same ${nounOf(wanted.writes)}.`;
    }
    if (wanted.reads.some((name) => other.writes.includes(name))) {
      return `Waits for “${other.title}”, which changes what it needs.`;
    }
  }
  return undefined;
}

/** Resources are named `noun:id`. */
function nounOf(names: readonly string[]): string {
  return names[0]?.split(':')[0] ?? 'data';
}
