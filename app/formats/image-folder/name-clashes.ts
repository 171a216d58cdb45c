/** Names that other disks cannot tell apart: they differ only in case or in how accents are composed. */
import type { PictureItem } from '../picture-item.ts';
import type { Problem } from '../problem.ts';

export function namesThatClash(items: readonly PictureItem[], classes: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const [classPair] = clashingPairs(classes);
  if (classPair !== undefined) {
    const message = `Classes "${classPair[0]}" and "${classPair[1]}" differ only in case or accents. They stay two classes here; on a disk that ignores case they are one.`;
    problems.push({ code: 'image.classes-alike', where: { class: classPair[0] }, message, count: 1 });
  }
  const pairs = clashingPairs(items.map((item) => item.path));
  const [pair] = pairs;
  if (pair !== undefined) {
    const message = `"${pair[0]}" and "${pair[1]}" differ only in case or accents. Both are used; on a disk that ignores case one would replace the other.`;
    problems.push({ code: 'image.names-alike', where: { file: pair[0] }, message, count: pairs.length });
  }
  return problems;
}

function clashingPairs(names: readonly string[]): [string, string][] {
  const seen = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const name of names) {
    const key = name.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    if (other === undefined) seen.set(key, name);
    else pairs.push([other, name]);
  }
  return pairs;
}
