/**
 * The codes that occur most often, for new rows that take what their neighbors have.
 *
 * @param codes A handful: a neighborhood, not a column.
 * @param winners Filled with the most frequent codes, in order of first appearance; as long as `codes`.
 * @returns How many there are: more than one when the vote is tied.
 */
export function mostFrequent(codes: Int32Array, winners: Int32Array): number {
  let most = 0;
  let tied = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (codes.indexOf(code) < i) continue;
    let count = 1;
    for (let j = i + 1; j < codes.length; j++) if (codes[j] === code) count++;
    if (count < most) continue;
    if (count > most) tied = 0;
    most = count;
    winners[tied++] = code;
  }
  return tied;
}
