/**
 * COCO's compressed run lengths (maskApi of pycocotools): from the fourth on, each run is the difference to the run two
 * before; numbers are little-endian groups of five bits, bit 6 says that more follow, and 48 makes a character of it.
 */
export function compressCounts(counts: readonly number[]): string {
  let text = '';
  counts.forEach((count, i) => {
    let rest = i > 2 ? count - (counts[i - 2] as number) : count;
    for (let more = true; more; ) {
      let group = rest & 0x1f;
      rest >>= 5;
      more = (group & 0x10) !== 0 ? rest !== -1 : rest !== 0;
      if (more) group |= 0x20;
      text += String.fromCharCode(group + 48);
    }
  });
  return text;
}

/** @returns null where the text is no such list. */
export function expandCounts(text: string): readonly number[] | null {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let value = 0;
    let shift = 0;
    for (let more = true; more; at++) {
      const group = text.charCodeAt(at) - 48;
      if (!(group >= 0 && group < 64) || shift > 30) return null;
      value |= (group & 0x1f) << shift;
      shift += 5;
      more = (group & 0x20) !== 0;
      if (!more && (group & 0x10) !== 0 && shift < 32) value |= -1 << shift;
    }
    counts.push(counts.length > 2 ? value + (counts[counts.length - 2] as number) : value);
  }
  return counts.every((count) => count >= 0) ? counts : null;
}
