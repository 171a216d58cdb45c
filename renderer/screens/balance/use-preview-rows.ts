import type { CommandOutput } from '../../../app/contract/commands.ts';
import { request } from '../../engine/client.ts';
import type { PointRef } from './scatter/view.ts';
import { slot, type TablePoints, type TablePreview, useAnswer } from './use-table.ts';

export type RowsAnswer = CommandOutput<'table.rows'>;

/** As many rows are shown below the plane; of a larger selection the first. */
export const mostRows = 50;

interface Wish {
  readonly datasetId: string;
  readonly recipe: Readonly<Record<string, unknown>>;
  readonly preview: TablePreview | null;
  readonly points: TablePoints | null;
  /** Positions of classes in the engine's order. */
  readonly code: number;
  readonly focused: PointRef | null;
  readonly selection: readonly PointRef[];
}

/** The selected rows, or the first new rows of the chosen class; the focused one before them. */
export function usePreviewRows({
  datasetId,
  recipe,
  preview,
  points,
  code,
  focused,
  selection,
}: Wish): RowsAnswer | null {
  const rowOf = ({ cloud, at }: PointRef): number | undefined =>
    cloud === 'real' ? points?.points.row[at] : preview?.points.row[at];
  const wanted = (cloud: PointRef['cloud']): number[] => {
    const chosen = [...(focused === null ? [] : [focused]), ...selection].filter((ref) => ref.cloud === cloud);
    return chosen.slice(0, mostRows).flatMap((ref) => rowOf(ref) ?? []);
  };
  const firstOfClass = (): number[] => {
    if (selection.length > 0 || preview === null) return [];
    const { class: codes, row } = preview.points;
    const found: number[] = [];
    for (let at = 0; at < codes.length && found.length < mostRows; at++) {
      if (codes[at] === code) found.push(row[at] ?? 0);
    }
    return found;
  };
  const synthetic = [...new Set([...wanted('synthetic'), ...firstOfClass()])].slice(0, mostRows);
  const real = [...new Set(wanted('real'))];
  const { guard: _guard, ...asked } = recipe;
  // Rows are of a preview: a new one is a new question, even if the same rows are wanted.
  const { value } = useAnswer({
    key: preview === null ? null : JSON.stringify([preview.seconds, asked, synthetic, real]),
    ask: () => request('table.rows', { datasetId, recipe: asked, slot, synthetic, real }),
  });
  return value;
}
