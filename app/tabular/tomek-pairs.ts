import type { NeighbourView, Removal } from './method.ts';
import { neighboursAmongAll } from './surroundings.ts';

/** A Tomek link: rows of different class of which each is the other's nearest of all; identities, the smaller first. */
export type TomekLink = readonly [first: number, second: number];

/** The Tomek links among the living rows, by their first row. A row is in one link at most. */
export async function tomekLinksAmong(view: NeighbourView): Promise<readonly TomekLink[]> {
  const { among, lists } = await neighboursAmongAll(view, view.population.rows, 1);
  const { classCodes } = view.population;
  const links: TomekLink[] = [];
  for (let position = 0; position < among.length; position++) {
    const nearest = lists.positions[position] as number;
    if (nearest < position || lists.positions[nearest] !== position) continue;
    const first = among[position] as number;
    const second = among[nearest] as number;
    if (classCodes[first] !== classCodes[second]) links.push([first, second]);
  }
  return links;
}

/** The rows of links that belong to the classes given, ascending. */
export function linkedRows(
  links: readonly TomekLink[],
  classCodes: Int32Array,
  classes: ReadonlySet<number>,
): readonly Removal[] {
  return links
    .flatMap(([first, second]) => [
      { row: first, reason: 'Tomek link with', others: [second] },
      { row: second, reason: 'Tomek link with', others: [first] },
    ])
    .filter(({ row }) => classes.has(classCodes[row] as number))
    .sort((a, b) => a.row - b.row);
}
