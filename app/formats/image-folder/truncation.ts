/** Tells from its last bytes whether a picture's file breaks off. Only what a format promises is held against it. */
import type { PictureFormat } from './picture-kind.ts';

/** How many of a file's last bytes `breaksOff` wants to see: writers pad the end of JPEG files, by up to some kilobytes. */
export const TAIL_BYTES = 4096;

/** `head` are the first bytes (32 or more), `tail` the last `TAIL_BYTES`, `size` the length of the file. */
export function breaksOff(
  format: PictureFormat,
  file: { readonly head: Uint8Array; readonly tail: Uint8Array; readonly size: number },
): boolean {
  const { head, tail, size } = file;
  switch (format) {
    case 'jpeg':
      return !contains(tail, [0xff, 0xd9]);
    case 'png':
      return !contains(tail, [0x49, 0x45, 0x4e, 0x44]);
    case 'gif':
      return tail.lastIndexOf(0x3b) < 0;
    case 'webp':
      // The RIFF header holds the length of all that follows it.
      return new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 > size;
    case 'tiff':
    case 'avif':
      // Their parts may stand in any order, so the end tells nothing.
      return false;
  }
}

function contains(bytes: Uint8Array, [first = 0, ...rest]: readonly number[]): boolean {
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (rest.every((byte, i) => bytes[at + 1 + i] === byte)) return true;
  }
  return false;
}
