/** Where a row stands among the classes, by its nearest rows of all classes (Han, Wang, Mao 2005, section 3). */
export type Zone = 'safe' | 'danger' | 'noise';

/** Noise: all of the m nearest are of other classes; danger: half of them or more; safe: fewer. */
export function zoneOf(others: number, m: number): Zone {
  if (others === m) return 'noise';
  return others * 2 >= m ? 'danger' : 'safe';
}
