/** Reads fields of numbers (displacements, noise) from `.npy` and `.f32` files. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../../app/errors.ts';
import type { Field } from '../../app/image/op.ts';
import { systemReason } from '../engine/files/walk-folder.ts';

const NPY_MAGIC = '\x93NUMPY';

/**
 * `path` may leave the extension out. A `.f32` file is raw little-endian floats, with its shape in a `.json` file beside it.
 *
 * @throws AppError `op.invalid-value`
 */
export async function readNumberField(path: string): Promise<Field> {
  if (/\.npy$/i.test(path)) return readNpy(path, await readBytes(path));
  if (/\.f32$/i.test(path)) return readRaw(path);
  const npy = await readFile(`${path}.npy`).catch(() => undefined);
  return npy === undefined ? readRaw(`${path}.f32`) : readNpy(`${path}.npy`, npy);
}

async function readRaw(path: string): Promise<Field> {
  const bytes = await readBytes(path);
  const values = floats(bytes, 0, Math.floor(bytes.length / 4), 4);
  const side = path.replace(/\.f32$/i, '.json');
  let shape: unknown;
  try {
    const json: unknown = JSON.parse((await readBytes(side)).toString('utf8'));
    shape = Array.isArray(json) ? json : (json as { readonly shape?: unknown } | null)?.shape;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalid(side, 'is not valid JSON', error);
  }
  return checked(path, shape, values);
}

function readNpy(path: string, bytes: Buffer): Field {
  if (bytes.toString('latin1', 0, 6) !== NPY_MAGIC || bytes.length < 12) throw invalid(path, 'is not a .npy file');
  const isLong = (bytes[6] ?? 1) >= 2;
  const length = isLong ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  const start = (isLong ? 12 : 10) + length;
  const header = bytes.toString('latin1', isLong ? 12 : 10, start);
  const type = /'descr':\s*'<f([48])'/.exec(header)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(header)?.[1];
  if (type === undefined || shape === undefined || /'fortran_order':\s*True/.test(header)) {
    throw invalid(path, 'holds no little-endian floats in C order');
  }
  const sides = shape
    .split(',')
    .map((side) => side.trim())
    .filter((side) => side !== '')
    .map(Number);
  const width = Number(type);
  return checked(path, sides, floats(bytes, start, Math.floor((bytes.length - start) / width), width));
}

function floats(bytes: Buffer, start: number, count: number, width: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    values[i] = width === 4 ? bytes.readFloatLE(start + 4 * i) : bytes.readDoubleLE(start + 8 * i);
  }
  return values;
}

function checked(path: string, shape: unknown, values: Float32Array): Field {
  if (!Array.isArray(shape) || !shape.every((side) => Number.isInteger(side) && side >= 0)) {
    throw invalid(path, 'comes without a shape');
  }
  const expected = shape.reduce((product: number, side: number) => product * side, 1);
  if (expected === values.length) return { shape, values };
  throw invalid(path, `holds ${values.length} numbers where its shape ${shape.join(' × ')} asks for ${expected}`);
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw invalid(path, `cannot be read: ${systemReason(error)}`, error);
  }
}

function invalid(path: string, complaint: string, cause?: unknown): AppError {
  return new AppError('op.invalid-value', `The field ${path} ${complaint}.`, { file: path, field: 'fields' }, cause);
}
