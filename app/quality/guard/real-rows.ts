/** What real rows are like among themselves: the yardstick of the guard's figures. */
import { farthestOf, type NeighbourAccess, nearestOthers } from '../nearest-rows.ts';
import type { Points } from '../points.ts';
import { type Balls, coveredPoints, medianOf } from './distances.ts';

/** Neighbors that make a ball. */
export const GUARD_K = 5;
/** A synthetic row nearer than this share of the usual distance between real rows is a near copy. */
export const NEAR_COPY_QUOTIENT = 0.1;

/** Mean over both directions of the share of rows inside balls of the other half; null where a half is too small for balls. */
export async function realRecall(a: Points, h: Points, access: NeighbourAccess): Promise<number | null> {
  if (a.count <= GUARD_K || h.count <= GUARD_K) return null;
  const inA = await coveredPoints(await ballsOf(a, access), h, access.control);
  const inH = await coveredPoints(await ballsOf(h, access), a, access.control);
  return (shareOf(inA) + shareOf(inH)) / 2;
}

function shareOf(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
}

/** A ball around each row to its k-th other row of the same set. */
export async function ballsOf(centers: Points, access: NeighbourAccess): Promise<Balls> {
  const lists = await nearestOthers(centers, { k: GUARD_K, stage: 'Measuring variety' }, access);
  return { centers, radii: farthestOf(lists) };
}

/** Median over the rows of the distance to the nearest other row; null for a single row. */
export async function usualDistance(rows: Points, access: NeighbourAccess): Promise<number | null> {
  if (rows.count < 2) return null;
  const { squaredDistances } = await nearestOthers(rows, { k: 1, stage: 'Measuring distances' }, access);
  return medianOf(squaredDistances.map(Math.sqrt));
}
