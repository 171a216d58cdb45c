import sharp, { type Metadata, type Sharp } from 'sharp';
import { AppError } from '../errors.ts';
import type { Channels, Raster } from './raster.ts';

/**
 * The one file that calls the image library (libvips through sharp): encoded bytes in, rasters out, and back. Importing
 * it settles sharp for this process: one thread a call (calls run side by side instead) and no cache, so that memory
 * stays bounded.
 */
sharp.concurrency(1);
sharp.cache(false);

/** Of what decodes and encodes pictures: other versions of it may write other bytes. */
export const IMAGE_LIBRARY: Readonly<Record<'sharp' | 'libvips', string>> = {
  sharp: sharp.versions.sharp,
  libvips: sharp.versions.vips,
};

/**
 * Most pixels a picture may have. 268 megapixels are 16,384 × 16,384: more than any camera, and with four 16-bit
 * channels 2 GB, what one worker can hold. A 40,000 × 40,000 bomb is refused by its header, before any pixel is read.
 */
export const MAX_PIXELS = 16_384 * 16_384;

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'avif';
export type EncodedFormat = Exclude<PictureFormat, 'gif'>;

/** What the header of a picture says; `width` and `height` as seen, with its orientation applied. */
export interface PictureInfo {
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bits: 8 | 16;
  /** EXIF orientation, from 1 to 8; 1 is upright. */
  readonly orientation: number;
  readonly pages: number;
  /** `srgb`, `b-w`, `cmyk`, `rgb16`, … as libvips names it. */
  readonly space: string;
  readonly hasProfile: boolean;
}

export interface DecodedPicture {
  readonly raster: Raster;
  readonly info: PictureInfo;
  /** Every conversion that was made, as one plain clause: `turned upright (EXIF orientation 6)`. */
  readonly notes: readonly string[];
}

export interface EncodeOptions {
  readonly format: EncodedFormat;
  /** From 1 to 100; PNG has none and TIFF is written without loss. */
  readonly quality: number;
}

export interface EncodedPicture {
  readonly bytes: Uint8Array;
  /** What the format could not hold: `transparency was laid over black, which JPEG cannot hold`. */
  readonly notes: readonly string[];
}

/**
 * Reads the header of a picture, no pixels.
 *
 * @throws AppError `image.unreadable` or `image.too-large`; `name` is the file's name in messages.
 */
export async function probePicture(bytes: Uint8Array, name: string): Promise<PictureInfo> {
  if (bytes.length === 0) throw unreadable(name, 'the file is empty (0 bytes)');
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw unreadable(name, reasonOf(error), error);
  }
  const info = readInfo(metadata, name);
  if (info.width * info.height > MAX_PIXELS) throw tooLarge(name, info);
  return info;
}

/**
 * Decodes a picture: its first page or frame, turned upright by its EXIF orientation, in sRGB. Grey stays grey, 16 bits
 * stay 16 bits, alpha stays straight; CMYK and pictures with a colour profile are converted to sRGB.
 *
 * @throws AppError `image.unreadable` where it is truncated, corrupt or no picture, or `image.too-large`.
 */
export async function decodePicture(bytes: Uint8Array, name: string): Promise<DecodedPicture> {
  const info = await probePicture(bytes, name);
  const grey = isGrey(info);
  // A warning of the decoder means damaged pixels (a truncated JPEG): better refused than trained on.
  const pipeline = toSrgb(
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', page: 0 }).autoOrient(),
    info,
  );
  try {
    const { data, info: out } = await pipeline
      .raw({ depth: info.bits === 16 ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true });
    // A plain array over the same memory: `slice` of a Node buffer is no copy, and operations rely on theirs being one.
    const samples =
      info.bits === 16
        ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2)
        : new Uint8Array(data.buffer, data.byteOffset, data.length);
    const raster = keepChannels({ width: out.width, height: out.height, data: samples }, out.channels, grey);
    return { raster, info, notes: conversionNotes(info) };
  } catch (error) {
    throw unreadable(name, reasonOf(error), error);
  }
}

/** A picture made to be looked at: its bytes, and the size of what it was made of, upright. */
export interface ScaledPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Scales a picture down to fit into `edge` × `edge` pixels, upright, for the eye: JPEG, or WebP where it has transparency.
 * Smaller ones keep their size. Decoders that can shrink while they read do (a 12-megapixel JPEG takes 50 ms instead of
 * 200), and a damaged picture is shown as far as it goes: a run is what refuses it.
 *
 * @throws AppError `image.unreadable` or `image.too-large`
 */
export async function scalePicture(bytes: Uint8Array, name: string, edge: number): Promise<ScaledPicture> {
  const info = await probePicture(bytes, name);
  const hasAlpha = info.channels === 2 || (info.channels === 4 && info.space !== 'cmyk');
  try {
    const pipeline = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'none', page: 0 })
      .autoOrient()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const encoded = hasAlpha ? pipeline.webp({ quality: 88 }) : pipeline.jpeg({ quality: 88, optimiseCoding: false });
    return { bytes: await encoded.toBuffer(), width: info.width, height: info.height };
  } catch (error) {
    throw unreadable(name, reasonOf(error), error);
  }
}

/** Encodes a raster. Formats without 16 bits get 8; JPEG, which has no transparency, gets it laid over black. */
export async function encodePicture(raster: Raster, { format, quality }: EncodeOptions): Promise<EncodedPicture> {
  const notes: string[] = [];
  const wide = raster.data instanceof Uint16Array;
  const hasAlpha = raster.channels === 2 || raster.channels === 4;
  let pipeline = fromRaster(raster);
  if (format === 'jpeg' && hasAlpha) {
    pipeline = pipeline.flatten({ background: { r: 0, g: 0, b: 0 } });
    notes.push('transparency was laid over black, as JPEG has none');
  }
  if (wide && format !== 'png' && format !== 'tiff')
    notes.push(`16 bits became 8, as ${format.toUpperCase()} has no more`);
  const bytes = await writer(pipeline, raster, format, quality).toBuffer();
  return { bytes, notes };
}

function writer(pipeline: Sharp, raster: Raster, format: EncodedFormat, quality: number): Sharp {
  const grey = raster.channels < 3;
  const wide = raster.data instanceof Uint16Array;
  const space = wide && (format === 'png' || format === 'tiff') ? (grey ? 'grey16' : 'rgb16') : grey ? 'b-w' : 'srgb';
  const colored = pipeline.toColourspace(space);
  switch (format) {
    case 'jpeg':
      // Optimised Huffman tables take as long as all the rest of the encoder and save 2.5 % (shared benchmark, 640 × 480).
      return colored.jpeg({ quality, optimiseCoding: false });
    case 'png':
      return colored.png({ compressionLevel: 3 });
    case 'webp':
      return colored.webp({ quality });
    case 'tiff':
      return colored.tiff({ compression: 'deflate', predictor: 'horizontal' });
    case 'avif':
      return colored.avif({ quality, effort: 2 });
  }
}

function fromRaster({ data, width, height, channels }: Raster): Sharp {
  const pipeline = sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
  return data instanceof Uint16Array ? pipeline.pipelineColourspace(channels < 3 ? 'grey16' : 'rgb16') : pipeline;
}

/** Grey with alpha goes through sRGB at 8 bits: libvips' `b-w` would drop the alpha. */
function toSrgb(pipeline: Sharp, info: PictureInfo): Sharp {
  if (info.bits === 8) return pipeline.toColourspace(isGrey(info) && info.channels === 1 ? 'b-w' : 'srgb');
  const space = isGrey(info) ? 'grey16' : 'rgb16';
  return pipeline.pipelineColourspace(space).toColourspace(space);
}

function isGrey(info: PictureInfo): boolean {
  return info.space === 'b-w' || info.space === 'grey16' || info.channels < 3;
}

/** libvips answers some grey pictures with three equal channels: takes one of them and alpha. */
function keepChannels(picture: Pick<Raster, 'width' | 'height' | 'data'>, channels: number, grey: boolean): Raster {
  if (!grey || channels < 3) return { ...picture, channels: channels as Channels };
  const kept = channels === 4 ? 2 : 1;
  const pixels = picture.width * picture.height;
  const data = picture.data instanceof Uint16Array ? new Uint16Array(pixels * kept) : new Uint8Array(pixels * kept);
  for (let i = 0; i < pixels; i++) {
    data[i * kept] = picture.data[i * channels] as number;
    if (kept === 2) data[i * kept + 1] = picture.data[i * channels + 3] as number;
  }
  return { ...picture, data, channels: kept };
}

function readInfo(metadata: Metadata, name: string): PictureInfo {
  const format = metadata.format === 'heif' ? 'avif' : metadata.format;
  if (!isPictureFormat(format)) {
    throw unreadable(name, `it is ${format.toUpperCase()}; expected JPEG, PNG, WebP, TIFF, GIF or AVIF`);
  }
  const orientation = metadata.orientation ?? 1;
  const turned = orientation >= 5 && orientation <= 8;
  const height = metadata.pageHeight ?? metadata.height;
  return {
    format,
    width: turned ? height : metadata.width,
    height: turned ? metadata.width : height,
    channels: metadata.channels,
    bits: metadata.depth === 'ushort' || metadata.depth === 'short' ? 16 : 8,
    orientation,
    pages: metadata.pages ?? 1,
    space: metadata.space,
    hasProfile: metadata.hasProfile,
  };
}

function isPictureFormat(format: string): format is PictureFormat {
  return ['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'].includes(format);
}

function conversionNotes(info: PictureInfo): readonly string[] {
  const notes: string[] = [];
  if (info.orientation !== 1) notes.push(`turned upright (EXIF orientation ${info.orientation})`);
  if (info.space === 'cmyk') notes.push('converted from CMYK to sRGB');
  else if (info.hasProfile) notes.push('converted from its color profile to sRGB');
  if (info.pages > 1) notes.push(`only the first of ${info.pages} pages or frames was taken`);
  return notes;
}

function unreadable(name: string, reason: string, cause?: unknown): AppError {
  const message = `"${name}" cannot be read as a picture: ${reason}.`;
  return new AppError('image.unreadable', message, { file: name }, cause);
}

function tooLarge(name: string, { width, height }: PictureInfo): AppError {
  const message =
    `"${name}" has ${width} × ${height} pixels, more than the limit of ${MAX_PIXELS.toLocaleString('en-US')} pixels ` +
    '(16,384 × 16,384). Scale it down first.';
  return new AppError('image.too-large', message, { file: name });
}

/** libvips' own words, made into a clause a person can act on. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/unsupported image format/i.test(text)) return 'its content is not JPEG, PNG, WebP, TIFF, GIF or AVIF';
  if (/premature end|truncated|end of stream|not enough data|unexpected end/i.test(text)) {
    return 'the file ends too early (truncated)';
  }
  return `the file is damaged (${text.split('\n')[0]?.trim()})`;
}
