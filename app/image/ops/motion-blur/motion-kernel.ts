import { type Kernel, kernelOf } from '../../kernels/convolve.ts';

interface Line {
  /** −1: only backward from the middle, 0: both ways, 1: only forward. */
  readonly direction: number;
  /** In pixels of the kernel, across and down. */
  readonly shift: readonly [number, number];
}

/**
 * Equal weights on the pixels of a line through the middle, as Albumentations 2.0.8 draws it: as many points as the
 * kernel is wide, evenly spaced and rounded (halves to even, as NumPy does). `angle` in degrees, clockwise on screen.
 */
export function motionKernel(side: number, angle: number, { direction, shift }: Line): Kernel {
  const middle = (side - 1) / 2;
  const start = direction > 0 ? -middle * (1 - direction) : -middle;
  const end = direction < 0 ? middle * (1 + direction) : middle;
  const dx = Math.cos((angle * Math.PI) / 180);
  const dy = Math.sin((angle * Math.PI) / 180);
  const marked = new Set<number>();
  for (let i = 0; i < side; i++) {
    const t = start + (end - start) * (i / (side - 1));
    const x = insideOf(side, middle + dx * t + shift[0]);
    const y = insideOf(side, middle + dy * t + shift[1]);
    marked.add(y * side + x);
  }
  return kernelOf(side, (x, y) => (marked.has((y + middle) * side + x + middle) ? 1 : 0), true);
}

function insideOf(side: number, position: number): number {
  return Math.min(side - 1, Math.max(0, roundHalfToEven(position)));
}

function roundHalfToEven(value: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
