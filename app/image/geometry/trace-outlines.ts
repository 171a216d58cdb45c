import { decodeRuns, type RunLengths } from './run-lengths.ts';

/** An outline along the edges of pixels; rasterizing all of a mask's gives its pixels again. */
export interface TracedRing {
  readonly points: readonly number[];
  readonly hole: boolean;
}

/** Steps along pixel edges: right, down, left, up. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * The outlines of a mask. Each edge between a pixel inside and one outside is walked once with the inside on its right
 * (below, for a step to the right), so outer rings run clockwise on screen and holes the other way. Where two pixels
 * touch at a corner only, the walk turns so that they are two parts.
 */
export function traceOutlines(runs: RunLengths): readonly TracedRing[] {
  const { width, height, data } = decodeRuns(runs);
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] !== 0;
  const walked = new Uint8Array(width * (height + 1));
  const rings: TracedRing[] = [];
  for (let y = 0; y <= height; y++) {
    for (let x = 0; x < width; x++) {
      const top = inside(x, y) && !inside(x, y - 1);
      const bottom = !inside(x, y) && inside(x, y - 1);
      if ((top || bottom) && walked[y * width + x] === 0) rings.push(walk({ inside, walked, width }, x, y, top));
    }
  }
  return rings;
}

interface Grid {
  readonly inside: (x: number, y: number) => boolean;
  /** Horizontal edges that belong to a ring already, by the pixel below them. */
  readonly walked: Uint8Array;
  readonly width: number;
}

function walk({ inside, walked, width }: Grid, startX: number, startY: number, top: boolean): TracedRing {
  const points: number[] = [];
  let direction = top ? 0 : 2;
  let [x, y] = top ? [startX, startY] : [startX + 1, startY];
  const [fromX, fromY, fromDirection] = [x, y, direction];
  let area = 0;
  do {
    const [dx, dy] = STEPS[direction as 0 | 1 | 2 | 3];
    if (direction === 0) walked[y * width + x] = 1;
    if (direction === 2) walked[y * width + x - 1] = 1;
    x += dx;
    y += dy;
    area += x * dy - y * dx;
    const turned = nextDirection(inside, x, y, direction);
    if (turned !== direction) points.push(x, y);
    direction = turned;
  } while (x !== fromX || y !== fromY || direction !== fromDirection);
  return { points, hole: area < 0 };
}

/** At a corner of the grid: right where nothing is inside ahead on the right, left where all is, else straight on. */
function nextDirection(inside: Grid['inside'], x: number, y: number, direction: number): number {
  const [dx, dy] = STEPS[direction as 0 | 1 | 2 | 3];
  // Pixels ahead of the corner, on the right and on the left of the way.
  const right = inside(x + (dx - dy - 1) / 2, y + (dy + dx - 1) / 2);
  const left = inside(x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2);
  if (!right) return (direction + 1) % 4;
  return left ? (direction + 3) % 4 : direction;
}
