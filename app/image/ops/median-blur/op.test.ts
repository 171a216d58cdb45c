import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../raster.ts';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

/** The median by sorting, the edge repeated. */
function byDefinition({ data, width, height, channels }: Raster, side: number): number[] {
  const radius = (side - 1) / 2;
  const at = (x: number, y: number, c: number) =>
    data[(Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * channels + c]!;
  return Array.from(data, (_, i) => {
    const [c, x, y] = [i % channels, Math.floor(i / channels) % width, Math.floor(i / channels / width)];
    const offsets = Array.from({ length: side }, (_value, k) => k - radius);
    const around = offsets.flatMap((dy) => offsets.map((dx) => at(x + dx, y + dy, c)));
    return around.sort((a, b) => a - b)[(side * side - 1) / 2]!;
  });
}

describe('MedianBlur', () => {
  it.each([8, 16])('of %i bits is the median by definition, for every side', (bits) => {
    const samples = fc.array(fc.nat(bits === 8 ? 255 : 65_535), { minLength: 60, maxLength: 60 });
    const property = fc.property(
      samples,
      fc.constantFrom(3, 5, 7, 9),
      fc.constantFrom(4, 5, 10, 20),
      (data, side, width) => {
        const source = picture(3, data, { bits, width });

        expect([...replayed('MedianBlur', { kernel_size: side }, source).data]).toEqual(byDefinition(source, side));
      },
    );
    fc.assert(property, { numRuns: 40 });
  });

  it('leaves alpha', () => {
    const made = replayed('MedianBlur', { kernel_size: 3 }, picture(2, [1, 50, 9, 60, 2, 70]));

    expect([...made.data]).toEqual([1, 50, 2, 60, 2, 70]);
  });
});

describeOperation({
  op: 'MedianBlur',
  changes: { blur_limit: [{ blur_limit: [3, 3] }, { blur_limit: [9, 9] }] },
});
