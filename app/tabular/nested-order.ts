/** How the rows of a class are shared out among its groups (of bases, of clusters), whose shares are not drawn. */
export interface NestedGroup {
  /** Rows to make from each unit of the group, for the number of rows asked for. */
  readonly rounds: number;
  /** Its share of the rows asked for, above 0. */
  readonly share: number;
}

/**
 * The order in which rows are made so that a larger number asked for only appends. Round j of a group is due as soon
 * as share · number reaches j − `lead`: ½ where shares are rounded to nearest, 1 where they are rounded up. Rounds come
 * in the order of those numbers, equal ones in the order of the groups.
 *
 * @returns The group of each round, one after another.
 */
export function nestedOrder(groups: readonly NestedGroup[], lead: number): Int32Array {
  const order = new Int32Array(groups.reduce((sum, { rounds }) => sum + rounds, 0));
  const made = new Int32Array(groups.length);
  for (let i = 0; i < order.length; i++) {
    let next = -1;
    let soonest = Number.POSITIVE_INFINITY;
    for (const [group, { rounds, share }] of groups.entries()) {
      const round = (made[group] as number) + 1;
      if (round > rounds) continue;
      const due = (round - lead) / share;
      if (next >= 0 && due >= soonest) continue;
      soonest = due;
      next = group;
    }
    order[i] = next;
    made[next] = (made[next] as number) + 1;
  }
  return order;
}
