/** Recognizes files that are no text at all, by their first bytes, so that the message can say what they are. */
import { AppError } from '../../errors.ts';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive or an Excel workbook' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file' },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], what: 'an Arrow file' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard archive' },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 archive' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], what: 'an SQLite database' },
  { bytes: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], what: 'a NumPy array' },
];

/** A text may hold a stray control character; more than this share of them is no text. */
const CONTROL_SHARE = 0.02;

/**
 * `text` is the head in the scanner's encoding, `raw` as it lies on disk.
 *
 * @throws AppError `table.not-text`
 */
export function refuseBinary(text: Uint8Array, raw: Uint8Array, name: string): void {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => raw[i] === byte));
  if (known !== undefined && hasControls(text)) throw notText(name, `It looks like ${known.what}`);
  const zero = text.indexOf(0);
  if (zero >= 0) throw notText(name, `Byte ${zero} of it is zero, which no text holds`);
  let controls = 0;
  for (const byte of text) if (isControl(byte)) controls++;
  if (controls > text.length * CONTROL_SHARE)
    throw notText(name, `${controls} of its first ${text.length} bytes are control characters`);
}

/** A text may begin with letters that are also a signature (`BZh`, `PAR1`); a binary file soon shows other bytes. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.some(isControl);
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c;
}

function notText(name: string, reason: string): AppError {
  return new AppError(
    'table.not-text',
    `${name} is not a text table. ${reason}. Expected lines of fields with a delimiter (CSV or TSV).`,
    { file: name },
  );
}
