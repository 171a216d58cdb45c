/** Samples of a Gaussian at whole distances, normalized to a sum of 1; `size` is odd. Sigma 0 changes nothing. */
export function gaussianKernel(sigma: number, size: number): Float64Array {
  const radius = Math.floor(size / 2);
  const kernel = new Float64Array(2 * radius + 1);
  if (sigma <= 0) {
    kernel[radius] = 1;
    return kernel;
  }
  for (let i = -radius; i <= radius; i++) kernel[i + radius] = Math.exp(-0.5 * (i / sigma) ** 2);
  const sum = kernel.reduce((a, b) => a + b, 0);
  return kernel.map((weight) => weight / sum);
}

/** The sigma that OpenCV takes where only the side of a kernel is given. */
export function sigmaOfSide(side: number): number {
  return 0.3 * ((side - 1) * 0.5 - 1) + 0.8;
}
