import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Channels, Raster } from './raster.ts';
import { decodePicture, type EncodedFormat, encodePicture, probePicture } from './vips.ts';

function picture(channels: Channels, bits: 8 | 16, width = 23, height = 17): Raster {
  const length = width * height * channels;
  const data = bits === 16 ? new Uint16Array(length) : new Uint8Array(length);
  for (let i = 0; i < length; i++) data[i] = (i * 37) % (bits === 16 ? 65_535 : 255);
  return { width, height, channels, data };
}

async function jpegOf(raster: Raster): Promise<Uint8Array> {
  return (await encodePicture(raster, { format: 'jpeg', quality: 90 })).bytes;
}

describe('decode and encode', () => {
  const kinds = ([1, 2, 3, 4] as const).flatMap((channels) => ([8, 16] as const).map((bits) => ({ channels, bits })));

  it.each(kinds)('PNG keeps $channels channels of $bits bits exactly', async ({ channels, bits }) => {
    const raster = picture(channels, bits);

    const { bytes, notes } = await encodePicture(raster, { format: 'png', quality: 90 });
    const back = await decodePicture(bytes, 'a.png');

    expect(notes).toEqual([]);
    expect(back.notes).toEqual([]);
    expect({ ...back.raster, data: [...back.raster.data] }).toEqual({ ...raster, data: [...raster.data] });
  });

  it.each(kinds)(
    'gives memory of which a slice is a copy ($channels channels of $bits bits)',
    async ({ channels, bits }) => {
      const { bytes } = await encodePicture(picture(channels, bits), { format: 'png', quality: 90 });
      const { data } = (await decodePicture(bytes, 'a.png')).raster;
      const before = data[0];

      data.slice().fill((before ?? 0) + 1);

      expect(data[0]).toBe(before);
    },
  );

  it.each(kinds)('TIFF keeps $channels channels of $bits bits exactly', async ({ channels, bits }) => {
    const raster = picture(channels, bits);

    const { bytes } = await encodePicture(raster, { format: 'tiff', quality: 90 });
    const back = await decodePicture(bytes, 'a.tif');

    expect({ ...back.raster, data: [...back.raster.data] }).toEqual({ ...raster, data: [...raster.data] });
  });

  it.each(['jpeg', 'webp', 'avif'] as const)(
    '%s comes back with the same size and 8 bits',
    async (format: EncodedFormat) => {
      for (const { channels, bits } of kinds) {
        const { bytes } = await encodePicture(picture(channels, bits), { format, quality: 90 });
        const { raster, info } = await decodePicture(bytes, 'a');

        expect([raster.width, raster.height, info.format]).toEqual([23, 17, format]);
        expect(raster.data.BYTES_PER_ELEMENT).toBe(1);
        expect(raster.data.length).toBe(23 * 17 * raster.channels);
      }
    },
  );

  it('keeps a grey JPEG grey', async () => {
    const { raster } = await decodePicture(await jpegOf(picture(1, 8)), 'grey.jpg');

    expect(raster.channels).toBe(1);
  });

  it('says that JPEG has no transparency and lays it over black', async () => {
    const raster: Raster = {
      width: 16,
      height: 16,
      channels: 4,
      data: new Uint8Array(1024).map((_, i) => (i % 4 === 3 ? 0 : 255)),
    };

    const { bytes, notes } = await encodePicture(raster, { format: 'jpeg', quality: 90 });
    const back = await decodePicture(bytes, 'a.jpg');

    expect(notes).toEqual(['transparency was laid over black, as JPEG has none']);
    expect(Math.max(...back.raster.data)).toBeLessThan(5);
  });

  it('a higher quality costs more bytes', async () => {
    const raster = picture(3, 8, 64, 64);

    const sizes = await Promise.all(
      [30, 90].map(async (quality) => (await encodePicture(raster, { format: 'jpeg', quality })).bytes.length),
    );

    expect(sizes[0]).toBeLessThan(sizes[1]!);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns EXIF orientation %i upright and says so', async (orientation) => {
    const bytes = await sharp(picture(3, 8).data, { raw: { width: 23, height: 17, channels: 3 } })
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer();

    const { raster, info, notes } = await decodePicture(bytes, 'a.jpg');

    const expected = orientation >= 5 ? [17, 23] : [23, 17];
    expect([raster.width, raster.height]).toEqual(expected);
    expect([info.width, info.height]).toEqual(expected);
    expect(notes.includes(`turned upright (EXIF orientation ${orientation})`)).toBe(orientation !== 1);
  });

  it('converts CMYK to sRGB and says so', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c02010' } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();

    const { raster, notes } = await decodePicture(bytes, 'cmyk.jpg');

    expect(raster.channels).toBe(3);
    expect(notes).toEqual(['converted from CMYK to sRGB']);
    expect(raster.data[0]! - raster.data[1]!).toBeGreaterThan(80);
  });

  it('takes the first frame of an animation and says so', async () => {
    const frames = new Uint8Array(8 * 16 * 3).fill(255, 0, 8 * 8 * 3);
    const bytes = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .gif()
      .toBuffer();

    const { raster, info, notes } = await decodePicture(bytes, 'a.gif');

    expect([raster.width, raster.height, info.pages]).toEqual([8, 8, 2]);
    expect([raster.data[0], raster.data.at(-raster.channels)]).toEqual([255, 255]);
    expect(notes).toEqual(['only the first of 2 pages or frames was taken']);
  });
});

describe('what is no usable picture', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'the file is empty (0 bytes)'],
    ['text', new TextEncoder().encode('this is no picture, whatever its name says'), 'its content is not JPEG'],
    ['SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'), 'it is SVG'],
  ])('refuses %s with its name and the reason', async (_what, bytes, reason) => {
    const error = await decodePicture(bytes, 'x.jpg').catch((thrown) => thrown);

    expect(error.code).toBe('image.unreadable');
    expect(error.message).toContain('"x.jpg" cannot be read as a picture');
    expect(error.message).toContain(reason);
    expect(error.where).toEqual({ file: 'x.jpg' });
  });

  it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('refuses a truncated %s', async (format) => {
    const { bytes } = await encodePicture(picture(3, 8, 200, 150), { format, quality: 90 });

    const error = await decodePicture(bytes.subarray(0, bytes.length * 0.6), 'cut').catch((thrown) => thrown);

    expect(error.code).toBe('image.unreadable');
  });

  it('refuses 40,000 × 40,000 pixels by the header and states the limit', async () => {
    const bomb = pngHeader(40_000, 40_000);

    const error = await probePicture(bomb, 'bomb.png').catch((thrown) => thrown);

    expect(error.code).toBe('image.too-large');
    expect(error.message).toContain('40000 × 40000');
    expect(error.message).toContain('268,435,456');
  });
});

/** A PNG that is only a header, an empty IDAT and an end. */
function pngHeader(width: number, height: number): Uint8Array {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), body]);
    const out = Buffer.alloc(8 + body.length + 4);
    out.writeUInt32BE(body.length);
    typed.copy(out, 4);
    out.writeUInt32BE(crc32(typed), 8 + body.length);
    return out;
  };
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', ihdr),
    chunk('IDAT', Buffer.alloc(0)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
