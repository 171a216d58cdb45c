import type { Field } from '../op.ts';

/** Above 0 `intensity` makes light, below it dark. */
export type Light =
  | { readonly mode: 'linear'; readonly intensity: number; readonly angle: number }
  | { readonly mode: 'corner'; readonly intensity: number; readonly corner: 0 | 1 | 2 | 3 }
  | {
      readonly mode: 'gaussian';
      readonly intensity: number;
      /** Parts of the width and the height. */
      readonly center: readonly [number, number];
      /** Part of the longer side. */
      readonly sigma: number;
    };

/** By what each pixel is multiplied, as Albumentations 2.0.8 lights a picture. */
export function lightField(width: number, height: number, light: Light): Field {
  const factor = factorAt(width, height, light);
  const values = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values[i++] = factor(x, y);
  }
  return { shape: [height, width, 1], values };
}

function factorAt(width: number, height: number, light: Light): (x: number, y: number) => number {
  switch (light.mode) {
    case 'linear':
      return linear(width, height, light);
    case 'corner': {
      // Clockwise from the upper left. What is far from the corner loses what the corner keeps.
      const cornerX = light.corner === 1 || light.corner === 2 ? width - 1 : 0;
      const cornerY = light.corner >= 2 ? height - 1 : 0;
      const scale = light.intensity / Math.hypot(width, height);
      return (x, y) => 1 - scale * Math.hypot(x - cornerX, y - cornerY);
    }
    case 'gaussian': {
      const [middleX, middleY] = [width * light.center[0], height * light.center[1]];
      const scale = -1 / (2 * (Math.max(width, height) * light.sigma) ** 2);
      return (x, y) => 1 + light.intensity * Math.exp(scale * ((x - middleX) ** 2 + (y - middleY) ** 2));
    }
  }
}

/** From 1 − |intensity| at one end to 1 + |intensity| at the other, along the angle (degrees, clockwise on screen). */
function linear(width: number, height: number, { intensity, angle }: { intensity: number; angle: number }) {
  const across = Math.cos((angle * Math.PI) / 180) / Math.max(1, width - 1);
  const down = Math.sin((angle * Math.PI) / 180) / Math.max(1, height - 1);
  const ends = [0, across * (width - 1), down * (height - 1), across * (width - 1) + down * (height - 1)];
  const low = Math.min(...ends);
  const range = Math.max(...ends) - low;
  return (x: number, y: number) => {
    const way = range === 0 ? 0.5 : (across * x + down * y - low) / range;
    return 1 + intensity * (2 * way - 1);
  };
}
