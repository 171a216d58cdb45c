import { RandomStream } from '../../random/stream.ts';
import { colorChannels, type Raster } from '../raster.ts';

interface SwapOptions {
  readonly maxDelta: number;
  readonly iterations: number;
  /** `exact` swaps one pixel after the other, `fast` all at once from the picture as it was: some are then lost. */
  readonly mode: 'fast' | 'exact';
  readonly seed: number;
}

/** Exchanges each pixel with one at most `maxDelta` away, in place; a rim that wide stays. Alpha stays. */
export function swapPixels(raster: Raster, { maxDelta, iterations, mode, seed }: SwapOptions): void {
  const { width, height } = raster;
  const random = new RandomStream({ seed, item: 0, copy: 0, step: 0 });
  const near = () => random.below(2 * maxDelta) - maxDelta;
  for (let i = 0; i < iterations; i++) {
    const before = mode === 'fast' ? raster.data.slice() : raster.data;
    for (let y = height - maxDelta; y > maxDelta; y--) {
      for (let x = width - maxDelta; x > maxDelta; x--) {
        const pixel = y * width + x;
        exchange(raster, before, { first: pixel, second: pixel + near() * width + near() });
      }
    }
  }
}

/** Writes to `first` what stood at `second`, and the other way round. */
function exchange({ data, channels }: Raster, before: Raster['data'], { first, second }: Pair): void {
  for (let c = 0; c < colorChannels(channels); c++) {
    const a = before[first * channels + c] as number;
    const b = before[second * channels + c] as number;
    data[first * channels + c] = b;
    data[second * channels + c] = a;
  }
}

interface Pair {
  readonly first: number;
  readonly second: number;
}
