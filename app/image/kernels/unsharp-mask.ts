import { maxValue, type Raster } from '../raster.ts';
import { blurFloats, toRaster } from './float-blur.ts';

/** Adds `alpha` times the difference to the blurred picture. */
export function addDetail(source: Raster, kernel: Float64Array, alpha: number): Raster {
  const values = Float32Array.from(source.data);
  const blurred = blurFloats(values, source, kernel);
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number;
    values[i] = v + alpha * (v - (blurred[i] as number));
  }
  return toRaster(source, values);
}

interface UnsharpOptions {
  readonly kernel: Float64Array;
  readonly alpha: number;
  /** Smaller differences (on a scale of 0–255) are taken for noise; between both lies a soft rim. */
  readonly threshold: number;
}

/** The same, only where the difference is larger than a threshold. */
export function unsharpMask(source: Raster, { kernel, alpha, threshold }: UnsharpOptions): Raster {
  const max = maxValue(source);
  const values = Float32Array.from(source.data);
  const residuals = blurFloats(values, source, kernel);
  const limit = (threshold * max) / 255;
  const marks = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const residual = (values[i] as number) - (residuals[i] as number);
    residuals[i] = residual;
    marks[i] = Math.abs(residual) > limit ? 1 : 0;
  }
  const shares = blurFloats(marks, source, kernel);
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number;
    const sharp = Math.min(max, Math.max(0, v + alpha * (residuals[i] as number)));
    values[i] = v + (sharp - v) * (shares[i] as number);
  }
  return toRaster(source, values);
}
