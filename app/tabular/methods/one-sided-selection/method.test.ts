import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../test/parity/references/golden-table.ts';
import { run } from '../../../../test/parity/references/table-run.ts';

/** Points on a line, each with its class: `0a 1a 5b`. */
function line(points: string) {
  return tableOf(
    ['x', 'target'],
    points.split(' ').map((point) => [point.slice(0, -1), point.slice(-1)]),
  );
}

const removedRows = (removed: readonly { readonly row: number }[]) => removed.map(({ row }) => row);

describe('OneSidedSelection', () => {
  it('drops what the seed classifies, then the Tomek links of what is left', async () => {
    const table = line('0a 1a 2a 10a 10.4b 11b');

    const { removed } = await run(table, { method: 'OneSidedSelection' });

    // Whatever the seed, 10 is nearer to 10.4 than to it, unless it is the seed itself; either way it is linked.
    const linked = removed.filter(({ reason }) => reason === 'Tomek link with');
    expect(removedRows(linked)).toEqual([3]);
    expect(linked[0]?.others).toEqual([4]);
    expect(removed.every(({ row }) => row <= 3)).toBe(true);
  });
});
