/** Pascal VOC: one XML for each picture; parts by lists of stems. */
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { basename, dirname, join } from 'node:path/posix';
import { AppError } from '../../../../app/errors.ts';
import type { Annotation, LabelScheme, PictureLabels } from '../../../../app/formats/annotation.ts';
import type { PictureItem, SplitPart } from '../../../../app/formats/picture-item.ts';
import type { ProblemList } from '../../../../app/formats/problem-list.ts';
import { originOf, readVoc, type VocFile, type VocOrigin, vocAnnotation } from '../../../../app/formats/voc/read.ts';
import { parseXml } from '../../../../app/formats/voc/xml.ts';
import type { LabelDataset, LabelFolder } from './label-folder.ts';
import { type FoundPicture, LabelTally } from './labeled-items.ts';
import { PictureFinder } from './picture-finder.ts';
import { probeFile, uprightLabels } from './upright.ts';

export function openVoc(folder: LabelFolder, files: readonly string[], problems: ProblemList): LabelDataset {
  const reader = new VocReader(folder, problems);
  for (const file of files) reader.look(file);
  return reader.finish();
}

class VocReader {
  readonly #folder: LabelFolder;
  readonly #problems: ProblemList;
  readonly #finder: PictureFinder;
  readonly #byStem = new Map<string, string>();
  readonly #fileOf = new Map<string, string>();
  readonly #classes = new Map<string, number>();
  readonly #files: string[] = [];
  #lowest = Number.POSITIVE_INFINITY;
  #beyond: { readonly file: string; readonly line: number } | null = null;

  constructor(folder: LabelFolder, problems: ProblemList) {
    this.#folder = folder;
    this.#problems = problems;
    this.#finder = new PictureFinder(folder.pictures);
    for (const path of folder.pictures) if (/(^|\/)JPEGImages\//.test(path)) this.#byStem.set(stemOf(path), path);
    for (const path of folder.pictures) if (!this.#byStem.has(stemOf(path))) this.#byStem.set(stemOf(path), path);
  }

  look(file: string): undefined {
    const voc = this.#parse(file);
    if (voc === null) return undefined;
    for (const { code, line, message } of voc.faults) this.#problem(code, { file, line }, message);
    const picture = this.#pictureOf(file, voc);
    if (picture === null) return undefined;
    const known = this.#fileOf.get(picture);
    if (known !== undefined) {
      return this.#problem(
        'label.two-files',
        { file, line: 1 },
        `the picture ${picture} has the annotations of ${known} already; these are left out.`,
      );
    }
    this.#fileOf.set(picture, file);
    this.#files.push(file);
    for (const { name, edges, line } of voc.objects) {
      if (!this.#classes.has(name)) this.#classes.set(name, this.#classes.size);
      this.#lowest = Math.min(this.#lowest, edges[0], edges[1]);
      if (voc.width > 0 && (edges[2] > voc.width || edges[3] > voc.height)) this.#beyond ??= { file, line };
      if (voc.width > 0 && (edges[2] > voc.width || edges[3] > voc.height)) {
        this.#problem(
          'label.partly-outside',
          { file, line },
          `"${name}" reaches to ${edges[2]}, ${edges[3]} in a picture of ${voc.width} × ${voc.height}. It is cut to the picture in copies.`,
        );
      }
    }
  }

  finish(): LabelDataset {
    const origin = originOf(this.#lowest);
    if (this.#classes.size > 0) {
      const how =
        origin === 'zero-based'
          ? 'A box begins at 0, so they are read as places between pixels counted from 0'
          : 'No box begins at 0, so they are read as pixels counted from 1 with the last included, as the specification says';
      this.#problems.add(
        'voc.origin',
        { file: this.#files[0] },
        `Pascal VOC files do not say how boxes count. ${how}.`,
      );
    }
    const names = [...this.#classes.keys()];
    const categories = names.map((name) => ({ name, id: null, keypoints: [], mirror: null, attributes: {} }));
    const scheme: LabelScheme = { categories, keypointsOn: 'pixels', attributes: { voc_origin: origin } };
    const tally = new LabelTally();
    const parts = this.#parts();
    const found = this.#folder.pictures
      .filter((path) => !/(^|\/)Segmentation(Class|Object)\//.test(path))
      .map((path) => this.#found(path, { origin, tally, part: parts.get(stemOf(path)) ?? null }));
    return {
      format: 'voc',
      found,
      scheme,
      tally,
      files: this.#files.map((file) => joinPath(this.#folder.root, file)),
      read: (item) => this.#read(item, scheme, origin),
    };
  }

  #found(
    path: string,
    { origin, tally, part }: { origin: VocOrigin; tally: LabelTally; part: SplitPart | null },
  ): FoundPicture {
    const counts = new Map<number, number>();
    const file = this.#fileOf.get(path);
    if (file === undefined) {
      this.#problems.add(
        'label.missing-file',
        { file: path },
        `${path} has no annotation file; it is taken as a picture without anything in it.`,
      );
    }
    const voc = file === undefined ? null : this.#parse(file);
    for (const annotation of voc === null ? [] : this.#annotations(voc, origin)) {
      tally.add(annotation);
      counts.set(annotation.category, (counts.get(annotation.category) ?? 0) + 1);
    }
    return { path, name: basename(path), part, counts };
  }

  #annotations(voc: VocFile, origin: VocOrigin): Annotation[] {
    return voc.objects.flatMap((object) => vocAnnotation(object, this.#classes.get(object.name) ?? 0, origin) ?? []);
  }

  #pictureOf(file: string, { filename }: VocFile): string | null {
    const own = this.#byStem.get(stemOf(file));
    const named =
      filename === '' ? null : this.#finder.find(filename, [join(dirname(file), '../JPEGImages'), dirname(file)]);
    if (named === 'unsafe') {
      this.#problem(
        'label.unsafe-path',
        { file, line: 1 },
        `the picture ${JSON.stringify(filename)} lies outside of the dataset; the one of the same name is taken.`,
      );
    }
    if (own !== undefined) {
      const agrees = typeof named === 'object' && named?.path === own;
      if (!agrees && filename !== '' && named !== 'unsafe') {
        this.#problem(
          'voc.filename',
          { file, line: 1 },
          `<filename> is "${filename}"; the picture of the same name as the file is ${basename(own)}, which is taken.`,
        );
      }
      return own;
    }
    if (named !== null && named !== 'unsafe') return named.path;
    this.#problem(
      'label.missing-picture',
      { file, line: 1 },
      `the picture ${JSON.stringify(filename || stemOf(file))} is not there; the annotations are left out.`,
    );
    return null;
  }

  /** A part for each stem, by `ImageSets/Main`. Lists of single classes are not parts. */
  #parts(): ReadonlyMap<string, SplitPart> {
    const parts = new Map<string, SplitPart>();
    for (const part of ['train', 'val', 'test'] as const) {
      const list = this.#folder.files.find((path) => new RegExp(`(^|/)ImageSets/Main/${part}\\.txt$`).test(path));
      if (list === undefined) continue;
      for (const line of readFileSync(joinPath(this.#folder.root, list), 'utf8').split('\n')) {
        const [stem = ''] = line.trim().split(/\s+/);
        if (stem !== '' && !parts.has(stem)) parts.set(stem, part);
      }
    }
    return parts;
  }

  #parse(file: string): VocFile | null {
    try {
      return readVoc(parseXml(readFileSync(joinPath(this.#folder.root, file), 'utf8'), file));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#problems.add(
        'label.unreadable',
        { file, line: error.where?.line },
        `${error.message} Its labels are left out.`,
      );
      return null;
    }
  }

  #problem(code: string, at: { readonly file: string; readonly line: number }, what: string): undefined {
    this.#problems.add(code, at, `${at.file}, line ${at.line}: ${what}`);
  }

  async #read(item: PictureItem, scheme: LabelScheme, origin: VocOrigin): Promise<PictureLabels> {
    const info = await probeFile(joinPath(this.#folder.root, item.path), item.path);
    const file = this.#fileOf.get(item.path);
    const voc = file === undefined ? null : this.#parse(file);
    const { width, height } = voc === null || voc.width === 0 ? info : voc;
    const annotations = voc === null ? [] : this.#annotations(voc, origin);
    return uprightLabels({ width, height, annotations, classes: {}, attributes: voc?.attributes ?? {} }, info, scheme);
  }
}

function stemOf(path: string): string {
  const base = basename(path);
  const dot = base.lastIndexOf('.');
  return (dot <= 0 ? base : base.slice(0, dot)).normalize('NFC');
}
