import { describe, expect, it } from 'vitest';
import { smoothPicture } from '../../testing.ts';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';
import { decodePicture, encodePicture } from '../../vips.ts';

describe('ImageCompression', () => {
  it.each([
    [30, 45, 29],
    [75, 64, 48],
    [95, 17, 9],
  ])('gives what an encoder and a decoder give, quality %i, %i × %i', async (quality, width, height) => {
    const source = smoothPicture(width, height);

    const made = replayed('ImageCompression', { quality }, source);

    const { bytes } = await encodePicture(source, { format: 'jpeg', quality });
    const { raster } = await decodePicture(bytes, 'jpeg');
    const differences = [...made.data].map((v, i) => Math.abs(v - raster.data[i]!));
    expect(differences.reduce((a, b) => a + b) / differences.length).toBeLessThan(0.5);
    expect(Math.max(...differences)).toBeLessThanOrEqual(6);
  });

  it.each([10, 50, 90])('takes as much as a WebP encoder does, quality %i', async (quality) => {
    const source = smoothPicture(97, 66);
    const peak = (raster: { data: ArrayLike<number> }) =>
      10 *
      Math.log10(
        255 ** 2 /
          (Array.from(raster.data).reduce((sum, v, i) => sum + (v - source.data[i]!) ** 2, 0) / source.data.length),
      );

    const made = replayed('ImageCompression', { type: 'webp', quality }, source);

    const { bytes } = await encodePicture(source, { format: 'webp', quality });
    const encoded = (await decodePicture(bytes, 'webp')).raster;
    expect(Math.abs(peak(made) - peak(encoded))).toBeLessThan(3);
  });

  it('leaves alpha, and keeps a flat picture of 16 bits at both ends of the scale', () => {
    expect([...replayed('ImageCompression', { quality: 50 }, picture(2, [0, 9, 0, 8])).data]).toEqual([0, 9, 0, 8]);
    expect([...replayed('ImageCompression', { quality: 90 }, picture(1, [65_535, 65_535], { bits: 16 })).data]).toEqual(
      [65_535, 65_535],
    );
  });

  it('with full chroma keeps thin colored lines better', () => {
    const lines = picture(
      3,
      Array.from({ length: 768 }, (_, i) => (i % 6 === 0 ? 250 : 5)),
      { width: 16 },
    );
    const error = (chroma_subsampling: string) => {
      const { data } = replayed('ImageCompression', { quality: 95, chroma_subsampling }, lines);
      return [...data].reduce((sum, v, i) => sum + Math.abs(v - lines.data[i]!), 0);
    };

    expect(error('4:4:4')).toBeLessThan(error('4:2:0') / 2);
  });
});

describeOperation({
  op: 'ImageCompression',
  changes: {
    compression_type: [
      { compression_type: 'jpeg', quality_range: [30, 30] },
      { compression_type: 'webp', quality_range: [30, 30] },
    ],
    quality_range: [{ quality_range: [10, 10] }, { quality_range: [60, 60] }],
  },
});
