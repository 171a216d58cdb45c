/** Where points lie on the canvas, and which one is meant. Pure: coordinates in, numbers out. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Points of one kind, by data coordinates. */
export interface Cloud {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** A point of either cloud. */
export interface PointRef {
  readonly cloud: 'real' | 'synthetic';
  readonly at: number;
}

export interface View {
  readonly box: Box;
  readonly x: Range;
  readonly y: Range;
}

/** The range of all clouds along an axis, with a little room; a point alone gets one unit of it. */
export function rangeOf(clouds: readonly Float32Array[]): Range {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const values of clouds) {
    for (const value of values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  if (!(max >= min)) return { min: -1, max: 1 };
  const room = (max - min) * 0.04 || 0.5;
  return { min: min - room, max: max + room };
}

export function toX({ box, x }: View, value: number): number {
  return box.left + ((value - x.min) / (x.max - x.min)) * box.width;
}

export function toY({ box, y }: View, value: number): number {
  return box.top + box.height - ((value - y.min) / (y.max - y.min)) * box.height;
}

/** Round numbers across a range, about `wanted` of them. */
export function ticksOf({ min, max }: Range, wanted: number): readonly number[] {
  const rough = (max - min) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(min / step);
  const last = Math.floor(max / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export type Clouds = Readonly<Record<'real' | 'synthetic', Cloud>>;
export type IsShown = (ref: PointRef) => boolean;

function forEachPoint(view: View, clouds: Clouds, visit: (ref: PointRef, x: number, y: number) => void): void {
  for (const cloud of ['real', 'synthetic'] as const) {
    const { x, y } = clouds[cloud];
    for (let at = 0; at < x.length; at++) {
      const [px, py] = [toX(view, x[at] as number), toY(view, y[at] as number)];
      if (Number.isFinite(px) && Number.isFinite(py)) visit({ cloud, at }, px, py);
    }
  }
}

/** The shown point nearest to a place of the canvas, within `reach` pixels. Synthetic ones lie above real ones. */
export function pointAt(
  view: View,
  clouds: Clouds,
  {
    x,
    y,
    reach,
    isShown,
  }: { readonly x: number; readonly y: number; readonly reach: number; readonly isShown: IsShown },
): PointRef | null {
  let best: PointRef | null = null;
  let nearest = reach * reach;
  forEachPoint(view, clouds, (ref, px, py) => {
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance > nearest || !isShown(ref)) return;
    nearest = distance;
    best = ref;
  });
  return best;
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
export type Direction = keyof typeof directions;

export function isDirection(key: string): key is Direction {
  return Object.hasOwn(directions, key);
}

/** The next shown point in a direction: within a quarter of the circle, the nearest one; null at the edge. */
export function pointTowards(
  view: View,
  clouds: Clouds,
  { from, direction, isShown }: { readonly from: PointRef; readonly direction: Direction; readonly isShown: IsShown },
): PointRef | null {
  const [dx, dy] = directions[direction];
  const x = toX(view, clouds[from.cloud].x[from.at] as number);
  const y = toY(view, clouds[from.cloud].y[from.at] as number);
  let best: PointRef | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  forEachPoint(view, clouds, (ref, px, py) => {
    const along = (px - x) * dx + (py - y) * dy;
    const across = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (along < 0.25 || across > along) return;
    const distance = along * along + across * across;
    if (distance >= nearest || !isShown(ref)) return;
    nearest = distance;
    best = ref;
  });
  return best;
}

/** Shown points within a closed line. */
export function pointsWithin(
  view: View,
  clouds: Clouds,
  { line, isShown }: { readonly line: readonly (readonly [number, number])[]; readonly isShown: IsShown },
): readonly PointRef[] {
  const found: PointRef[] = [];
  forEachPoint(view, clouds, (ref, px, py) => {
    if (isInside(line, px, py) && isShown(ref)) found.push(ref);
  });
  return found;
}

function isInside(line: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const [xi, yi] = line[i] as readonly [number, number];
    const [xj, yj] = line[j] as readonly [number, number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
