/**
 * The Bessel function of the first kind of order 1, by the polynomials of Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 9.4.4 and 9.4.6: right to 4e-8.
 */
export function besselJ1(x: number): number {
  if (x < 0) return -besselJ1(-x);
  if (x <= 3) {
    const t = (x / 3) ** 2;
    return (
      x * polynomial(t, [0.5, -0.562_499_85, 0.210_935_73, -0.039_542_89, 0.004_433_19, -0.000_317_61, 0.000_011_09])
    );
  }
  const t = 3 / x;
  const size = polynomial(
    t,
    [0.797_884_56, 0.000_001_56, 0.016_596_67, 0.000_171_05, -0.002_495_11, 0.001_136_53, -0.000_200_33],
  );
  const phase = polynomial(
    t,
    [-2.356_194_49, 0.124_996_12, 0.000_056_5, -0.006_378_79, 0.000_743_48, 0.000_798_24, -0.000_291_66],
  );
  return (size / Math.sqrt(x)) * Math.cos(x + phase);
}

function polynomial(t: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
}
