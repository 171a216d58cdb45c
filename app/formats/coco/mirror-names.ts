/** Pairs of key points by their names: what differs only in left and right changes places in a mirror. */
export function mirrorByNames(names: readonly string[]): readonly number[] | null {
  const positions = new Map(names.map((name, i) => [name.toLowerCase(), i]));
  const mirror = names.map((name, i) => positions.get(otherSide(name.toLowerCase())) ?? i);
  // Only pairs that name each other: one-sided likenesses would give one name to two points.
  const mutual = mirror.map((other, i) => (mirror[other] === i ? other : i));
  return mutual.some((other, i) => other !== i) ? mutual : null;
}

function otherSide(name: string): string {
  const swapped = name.replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'));
  if (swapped !== name) return swapped;
  return name.replace(
    /(^|[_\-. ])([lr])(?=$|[_\-. ])/g,
    (_, before: string, side: string) => before + (side === 'l' ? 'r' : 'l'),
  );
}
