import type { Interpolation } from '../effect.ts';

/** A weight by distance from the wanted position, in samples; zero beyond `support`. */
export interface ResamplingKernel {
  readonly support: number;
  readonly weight: (distance: number) => number;
}

/** Cubic convolution (Keys, 1981) with OpenCV's a = −0.75 or Pillow's −0.5. */
function cubic(a: number): ResamplingKernel {
  return {
    support: 2,
    weight(distance) {
      const t = Math.abs(distance);
      if (t < 1) return ((a + 2) * t - (a + 3)) * t * t + 1;
      return t < 2 ? ((t - 5) * t + 8) * t * a - 4 * a : 0;
    },
  };
}

function lanczos(lobes: number): ResamplingKernel {
  return { support: lobes, weight: (t) => (Math.abs(t) < lobes ? sinc(t) * sinc(t / lobes) : 0) };
}

function sinc(t: number): number {
  return t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
}

const triangle: ResamplingKernel = { support: 1, weight: (t) => Math.max(0, 1 - Math.abs(t)) };
const boxKernel: ResamplingKernel = { support: 0.5, weight: (t) => (t > -0.5 && t <= 0.5 ? 1 : 0) };

/** The kernel of a smooth interpolation; area counts as bilinear where nothing is averaged, as in OpenCV. */
export function resamplingKernel(interpolation: Interpolation, antialias: boolean): ResamplingKernel {
  switch (interpolation) {
    case 'nearest':
    case 'box':
      return boxKernel;
    case 'bilinear':
    case 'area':
      return triangle;
    case 'cubic':
      return cubic(antialias ? -0.5 : -0.75);
    case 'lanczos3':
      return lanczos(3);
    case 'lanczos4':
      return lanczos(4);
  }
}
