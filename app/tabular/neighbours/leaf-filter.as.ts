// AssemblyScript, compiled to WebAssembly by `npm run kernels`; it is no TypeScript of the project.
//
// The f32 filter of the neighbor search: of 64 points and a group of queries it finds the pairs that may lie within
// the queries' limits. It errs on one side only: a pair it drops is certainly too far, the pairs it names are measured
// again in doubles. Points lie column by column (64 lanes each), queries row by row; both are relative to a center.

const LANES: i32 = 64;

/** Moves doubles to the center, scales them and rounds them to f32: `points[column * 64 + lane]`. */
export function center(doubles: usize, centers: usize, columns: i32, scale: f64, points: usize): void {
  const factor = f64x2.splat(scale);
  for (let column: i32 = 0; column < columns; column++) {
    const origin = v128.load_splat<f64>(centers + (<usize>column << 3));
    const from = doubles + (<usize>(column * LANES) << 3);
    const to = points + (<usize>(column * LANES) << 2);
    for (let lane: usize = 0; lane < <usize>LANES; lane += 4) {
      const low = f64x2.mul(f64x2.sub(v128.load(from + (lane << 3)), origin), factor);
      const high = f64x2.mul(f64x2.sub(v128.load(from + (lane << 3) + 16), origin), factor);
      const both = v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
      v128.store(to + (lane << 2), both);
    }
  }
}

/** Half the squared norm of each point, times `shrink` to stay below the truth; lanes from `count` on are infinite. */
export function halfNorms(points: usize, columns: i32, count: i32, shrink: f32, out: usize): void {
  const factor = f32x4.splat(shrink * 0.5);
  for (let lane: i32 = 0; lane < LANES; lane += 4) {
    let sum = f32x4.splat(0);
    for (let column: i32 = 0; column < columns; column++) {
      const value = v128.load(points + (<usize>(column * LANES + lane) << 2));
      sum = f32x4.add(sum, f32x4.mul(value, value));
    }
    v128.store(out + (<usize>lane << 2), f32x4.mul(sum, factor));
  }
  for (let lane = count; lane < LANES; lane++) store<f32>(out + (<usize>lane << 2), Infinity);
}

/**
 * Writes query · 64 + lane (u16) for each pair whose dot product is not below half norm + limit, and returns how many.
 * `queryCount` is a multiple of 4. A comparison with NaN keeps the pair.
 */
export function survivors(
  queries: usize,
  queryCount: i32,
  points: usize,
  columns: i32,
  halves: usize,
  limits: usize,
  out: usize,
): i32 {
  const stride = <usize>columns << 2;
  let found: i32 = 0;
  for (let query: i32 = 0; query < queryCount; query += 4) {
    const q0 = queries + <usize>query * stride;
    const q1 = q0 + stride;
    const q2 = q1 + stride;
    const q3 = q2 + stride;
    const limit = limits + (<usize>query << 2);
    for (let lane: i32 = 0; lane < LANES; lane += 8) {
      let a0 = f32x4.splat(0);
      let a1 = f32x4.splat(0);
      let a2 = f32x4.splat(0);
      let a3 = f32x4.splat(0);
      let b0 = f32x4.splat(0);
      let b1 = f32x4.splat(0);
      let b2 = f32x4.splat(0);
      let b3 = f32x4.splat(0);
      let from = points + (<usize>lane << 2);
      for (let offset: usize = 0; offset < stride; offset += 4) {
        const a = v128.load(from);
        const b = v128.load(from, 16);
        const v0 = v128.load_splat<f32>(q0 + offset);
        a0 = f32x4.relaxed_madd(v0, a, a0);
        b0 = f32x4.relaxed_madd(v0, b, b0);
        const v1 = v128.load_splat<f32>(q1 + offset);
        a1 = f32x4.relaxed_madd(v1, a, a1);
        b1 = f32x4.relaxed_madd(v1, b, b1);
        const v2 = v128.load_splat<f32>(q2 + offset);
        a2 = f32x4.relaxed_madd(v2, a, a2);
        b2 = f32x4.relaxed_madd(v2, b, b2);
        const v3 = v128.load_splat<f32>(q3 + offset);
        a3 = f32x4.relaxed_madd(v3, a, a3);
        b3 = f32x4.relaxed_madd(v3, b, b3);
        from += <usize>LANES << 2;
      }
      const ha = v128.load(halves + (<usize>lane << 2));
      const hb = v128.load(halves + (<usize>lane << 2), 16);
      found = emit(a0, b0, ha, hb, limit, (query << 6) + lane, out, found);
      found = emit(a1, b1, ha, hb, limit + 4, ((query + 1) << 6) + lane, out, found);
      found = emit(a2, b2, ha, hb, limit + 8, ((query + 2) << 6) + lane, out, found);
      found = emit(a3, b3, ha, hb, limit + 12, ((query + 3) << 6) + lane, out, found);
    }
  }
  return found;
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
function emit(a: v128, b: v128, ha: v128, hb: v128, limit: usize, pair: i32, out: usize, found: i32): i32 {
  const c = v128.load_splat<f32>(limit);
  const farA = f32x4.lt(a, f32x4.add(ha, c));
  const farB = f32x4.lt(b, f32x4.add(hb, c));
  let near = (i32x4.bitmask(farA) | (i32x4.bitmask(farB) << 4)) ^ 0xff;
  while (near != 0) {
    store<u16>(out + (<usize>found << 1), <u16>(pair + ctz(near)));
    found++;
    near &= near - 1;
  }
  return found;
}
