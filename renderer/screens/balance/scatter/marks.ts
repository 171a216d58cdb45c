/** The shapes of the ten classes as paths about the origin, one unit wide and high; beyond the tenth a ring. */

type Draw = (path: Path2D) => void;

const polygon =
  (...points: readonly (readonly [number, number])[]): Draw =>
  (path) => {
    points.forEach(([x, y], i) => {
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    path.closePath();
  };

const ring = (count: number, radii: readonly number[], turn: number): Draw =>
  polygon(
    ...Array.from({ length: count }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / count;
      const radius = radii[i % radii.length] ?? 0.5;
      return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const;
    }),
  );

const up = -Math.PI / 2;
const disc: Draw = (path) => path.arc(0, 0, 0.46, 0, 2 * Math.PI);
const arm = 0.17;
const plus = polygon(
  ...([
    [-arm, -0.5],
    [arm, -0.5],
    [arm, -arm],
    [0.5, -arm],
    [0.5, arm],
    [arm, arm],
  ] as const),
  ...([
    [arm, 0.5],
    [-arm, 0.5],
    [-arm, arm],
    [-0.5, arm],
    [-0.5, -arm],
    [-arm, -arm],
  ] as const),
);

/** In the order of the class palette. */
const shapes: readonly Draw[] = [
  disc,
  polygon([-0.42, -0.42], [0.42, -0.42], [0.42, 0.42], [-0.42, 0.42]),
  polygon([0, -0.48], [0.5, 0.42], [-0.5, 0.42]),
  polygon([0, -0.55], [0.55, 0], [0, 0.55], [-0.55, 0]),
  plus,
  ring(10, [0.58, 0.25], up),
  polygon([-0.5, -0.42], [0.5, -0.42], [0, 0.48]),
  ring(6, [0.52], 0),
  plus,
  polygon([-0.5, -0.2], [0.5, -0.2], [0.5, 0.2], [-0.5, 0.2]),
];

export function markPath(slot: number, size: number): Path2D {
  const path = new Path2D();
  (shapes[slot] ?? disc)(path);
  const scaled = new Path2D();
  const turn = slot === 8 ? 45 : 0;
  scaled.addPath(path, new DOMMatrix().rotate(turn).scale(size));
  return scaled;
}

/** Classes beyond the palette share its last color. */
export function slotColor(style: CSSStyleDeclaration, slot: number): string {
  return style.getPropertyValue(`--c${Math.min(slot, shapes.length - 1)}`).trim();
}
