/** Tells what kind of picture a file is by its first bytes, because extensions lie. */

/** Formats that are decoded. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'avif';

export type FileContent =
  | { readonly kind: 'picture'; readonly format: PictureFormat }
  /** A picture, in a format that is not decoded; `name` is what people call it. */
  | { readonly kind: 'foreign-picture'; readonly name: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' };

/** How many bytes `sniffContent` wants to see. */
export const SNIFF_BYTES = 32;

const PICTURE_EXTENSIONS = new Set(
  'jpg jpeg jpe jfif png webp tif tiff gif avif bmp dib ppm pgm pbm pnm heic heif jxl jp2 j2k ico dng cr2 nef arw psd tga exr hdr'.split(
    ' ',
  ),
);

export const SUPPORTED_PICTURES = 'JPEG, PNG, WebP, TIFF, GIF or AVIF';

/** The part after the last dot of a file name, in lower case; empty without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** A name that promises a picture, whatever the file holds. */
export function hasPictureExtension(name: string): boolean {
  return PICTURE_EXTENSIONS.has(extensionOf(name));
}

/** What the file that starts with `head` is. Pass at least `SNIFF_BYTES` bytes, or the whole file when it is shorter. */
export function sniffContent(head: Uint8Array): FileContent {
  if (head.length === 0) return { kind: 'empty' };
  const text = String.fromCharCode(...head.subarray(0, SNIFF_BYTES));
  const format = decodedFormat(head, text);
  if (format !== undefined) return { kind: 'picture', format };
  const name = foreignFormat(text);
  return name === undefined ? { kind: 'other' } : { kind: 'foreign-picture', name };
}

function decodedFormat(head: Uint8Array, text: string): PictureFormat | undefined {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*') || text.startsWith('II+\0') || text.startsWith('MM\0+')) {
    return 'tiff';
  }
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  // ISO media file: the brands stand after `ftyp`; AVIF files name `avif` or `avis` as the major or a compatible brand.
  if (text.slice(4, 8) === 'ftyp' && /avi[fs]/.test(text.slice(8))) return 'avif';
  return undefined;
}

function foreignFormat(text: string): string | undefined {
  if (text.slice(4, 8) === 'ftyp' && /hei[cx]|hev[cx]|mif1|msf1/.test(text.slice(8))) return 'HEIC';
  // `BM` alone is too weak a sign: a bitmap's reserved fields are zero.
  if (text.startsWith('BM') && text.slice(6, 10) === '\0\0\0\0') return 'BMP';
  if (/^P[1-6]\s/.test(text)) return 'PNM';
  if (text.startsWith('\0\0\0\x0cJXL ') || text.startsWith('\xff\x0a')) return 'JPEG XL';
  if (text.startsWith('\0\0\0\x0cjP  ') || text.startsWith('\xff\x4f\xff\x51')) return 'JPEG 2000';
  if (text.startsWith('8BPS')) return 'Photoshop';
  return undefined;
}
