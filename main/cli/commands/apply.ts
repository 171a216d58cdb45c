import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../../app/errors.ts';
import { extensionOf } from '../../../app/formats/image-folder/picture-kind.ts';
import { readAnnotations, writeTargets } from '../../../app/image/annotations-json.ts';
import { NO_LABELS } from '../../../app/image/labels.ts';
import type { Sample } from '../../../app/image/op.ts';
import type { Raster } from '../../../app/image/raster.ts';
import { replay } from '../../../app/image/replay.ts';
import { decodePicture, type EncodedFormat, encodePicture } from '../../../app/image/vips.ts';
import { readJsonOrYaml } from '../../../app/recipe/syntax.ts';
import { systemReason } from '../../engine/files/walk-folder.ts';
import { type FileToWrite, writeFiles } from '../../engine/files/write-files.ts';
import type { Command } from '../execute.ts';
import { exitStatus } from '../exit-status.ts';
import { readOperations } from '../operations-file.ts';
import { readTextFile } from '../recipe-file.ts';

interface ApplyOptions {
  readonly ops: string;
  readonly input: readonly string[];
  readonly output: string;
  readonly mask?: string;
  readonly maskOutput?: string;
  readonly annotations?: string;
  readonly annotationsOutput?: string;
  readonly resampling: 'fused' | 'stepwise';
}

const FORMATS: Readonly<Record<string, EncodedFormat>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  tif: 'tiff',
  tiff: 'tiff',
  avif: 'avif',
};
/** What a recipe's `output.quality` is when it says nothing. */
const QUALITY = 90;

/** `apply`: operations with their values given, nothing drawn, to one picture and its labels. */
export const applyCommand: Command<ApplyOptions> = async (options, { reporter }) => {
  checkPairs(options);
  const format = outputFormat(options.output);
  const operations = await readOperations(options.ops);
  const [first, ...others] = options.input;
  if (first === undefined) throw new AppError('option.invalid', 'Give --input a picture.', { option: '--input' });
  const warn = (file: string, notes: readonly string[]) => {
    for (const note of notes)
      reporter.warning({ code: 'image.converted', message: `${file}: ${note}.`, where: { file } });
  };
  const picture = await readPicture(first, warn);
  const rest: Sample[] = [];
  for (const path of others) rest.push(bare(await readPicture(path, warn)));
  const sample = { raster: picture, labels: await readLabels(options, picture, warn) };

  const { sample: made, dropped } = replay([sample, ...rest], operations, { resampling: options.resampling });

  const encoded = await encodePicture(made.raster, { format, quality: QUALITY });
  warn(options.output, encoded.notes);
  const files: FileToWrite[] = [{ path: options.output, bytes: encoded.bytes }];
  if (options.maskOutput !== undefined && made.labels.mask !== null) {
    files.push({
      path: options.maskOutput,
      bytes: (await encodePicture(made.labels.mask, { format: outputFormat(options.maskOutput), quality: 100 })).bytes,
    });
  }
  if (options.annotationsOutput !== undefined) {
    const targets = { ...writeTargets(made.labels, made.raster), dropped };
    files.push({ path: options.annotationsOutput, bytes: `${JSON.stringify(targets, null, 2)}\n` });
  }
  await writeFiles(files);
  const { width, height } = made.raster;
  const result = { output: options.output, width, height, operations: operations.length, dropped: { labels: dropped } };
  reporter.result(result, [`${options.output}: ${width} × ${height}, ${operations.length} operations applied`]);
  return exitStatus.done;
};

function checkPairs(options: ApplyOptions): void {
  const pairs = [
    ['--mask', options.mask, '--mask-output', options.maskOutput],
    ['--annotations', options.annotations, '--annotations-output', options.annotationsOutput],
  ] as const;
  for (const [input, inputPath, output, outputPath] of pairs) {
    if ((inputPath === undefined) === (outputPath === undefined)) continue;
    const [given, missing] = inputPath === undefined ? [output, input] : [input, output];
    throw new AppError('option.invalid', `${given} needs ${missing} as well.`, { option: missing });
  }
  const inputs = [...options.input, options.mask, options.annotations, options.ops];
  const outputs = [options.output, options.maskOutput, options.annotationsOutput].filter((path) => path !== undefined);
  const taken = new Set(inputs.filter((path) => path !== undefined).map((path) => resolve(path)));
  for (const path of outputs) {
    if (taken.has(resolve(path))) {
      throw new AppError(
        'option.invalid',
        `${path} is named twice, as an output and as something else; choose another output.`,
        {
          file: path,
        },
      );
    }
    taken.add(resolve(path));
  }
}

function outputFormat(path: string): EncodedFormat {
  const format = FORMATS[extensionOf(path.split(/[/\\]/).at(-1) ?? path)];
  if (format !== undefined) return format;
  const known = Object.keys(FORMATS).map((extension) => `.${extension}`);
  throw new AppError(
    'option.invalid',
    `${path} has no extension of a picture format; expected one of ${known.join(', ')}.`,
    {
      file: path,
      option: '--output',
    },
  );
}

type Warn = (file: string, notes: readonly string[]) => void;

async function readPicture(path: string, warn: Warn): Promise<Raster> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'input.not-found' : 'input.unreadable';
    throw new AppError(code, `${path} cannot be read: ${systemReason(error)}.`, { file: path }, error);
  }
  const { raster, notes } = await decodePicture(bytes, path);
  warn(path, notes);
  return raster;
}

async function readLabels(options: ApplyOptions, picture: Raster, warn: Warn): Promise<Sample['labels']> {
  const mask = options.mask === undefined ? null : await readPicture(options.mask, warn);
  const path = options.annotations;
  const value = path === undefined ? {} : readJsonOrYaml(await readTextFile(path), path);
  return readAnnotations(value, picture, mask);
}

function bare(raster: Raster): Sample {
  return { raster, labels: NO_LABELS };
}
