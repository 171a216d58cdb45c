/** COCO: looks through the JSON files twice without holding them, and reads the annotations of a picture from their places. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { dirname, join } from 'node:path/posix';
import { AppError } from '../../../../app/errors.ts';
import type { Annotation, Category, LabelScheme, PictureLabels } from '../../../../app/formats/annotation.ts';
import { JsonFault, type JsonMember, jsonMembers } from '../../../../app/formats/coco/json-members.ts';
import { mirrorByNames } from '../../../../app/formats/coco/mirror-names.ts';
import { readCocoAnnotation } from '../../../../app/formats/coco/read-annotation.ts';
import type { PictureItem } from '../../../../app/formats/picture-item.ts';
import type { ProblemList } from '../../../../app/formats/problem-list.ts';
import type { LabelDataset, LabelFolder } from './label-folder.ts';
import { type FoundPicture, LabelTally, partOfName } from './labeled-items.ts';
import { PictureFinder } from './picture-finder.ts';
import { probeFile, uprightLabels } from './upright.ts';

export async function openCoco(
  folder: LabelFolder,
  files: readonly string[],
  problems: ProblemList,
): Promise<LabelDataset> {
  const reader = new CocoReader(folder, problems);
  for (const file of files) await reader.readPictures(file);
  for (const file of files) await reader.readAnnotations(file);
  return reader.finish(files);
}

interface ListedPicture {
  readonly path: string;
  readonly name: string;
  readonly part: FoundPicture['part'];
  readonly record: Readonly<Record<string, unknown>>;
  readonly counts: Map<number, number>;
  /** Where its annotations are: number of the file, offset and length of each, in turn. */
  readonly places: number[];
}

class CocoReader {
  readonly #folder: LabelFolder;
  readonly #problems: ProblemList;
  readonly #finder: PictureFinder;
  readonly #categories: Category[] = [];
  readonly #byName = new Map<string, number>();
  readonly #pictures = new Map<string, ListedPicture>();
  /** For each file: numbers of its categories and pictures. */
  readonly #categoryOfId = new Map<string, Map<unknown, number>>();
  readonly #pictureOfId = new Map<string, Map<unknown, ListedPicture | null>>();
  readonly #attributes: Record<string, unknown> = {};
  readonly #files: string[] = [];
  readonly #tally = new LabelTally();

  constructor(folder: LabelFolder, problems: ProblemList) {
    this.#folder = folder;
    this.#problems = problems;
    this.#finder = new PictureFinder(folder.pictures);
  }

  async readPictures(file: string): Promise<void> {
    this.#files.push(file);
    this.#categoryOfId.set(file, new Map());
    this.#pictureOfId.set(file, new Map());
    for await (const member of this.#members(file)) {
      if (member.key === 'annotations') continue;
      if (member.index === null) this.#attributes[member.key] ??= this.#value(member, file);
      else if (member.key === 'images') this.#addPicture(member, file);
      else if (member.key === 'categories') this.#addCategory(member, file);
      else this.#addToList(member, file);
    }
  }

  async readAnnotations(file: string): Promise<void> {
    const seen = new Set<unknown>();
    for await (const member of this.#members(file)) {
      if (member.key !== 'annotations' || member.index === null) continue;
      this.#addAnnotation(member, { file, seen });
    }
  }

  finish(files: readonly string[]): LabelDataset {
    const scheme: LabelScheme = { categories: this.#categories, keypointsOn: 'pixels', attributes: this.#attributes };
    const found: FoundPicture[] = [...this.#pictures.values()];
    const listed = new Set(found.map(({ path }) => path));
    for (const path of this.#folder.pictures) {
      if (listed.has(path)) continue;
      this.#problems.add(
        'label.unlisted-picture',
        { file: path },
        `${path} is in no annotation file; it is taken as a picture without anything in it.`,
      );
      found.push({
        path,
        name: path.slice(path.lastIndexOf('/') + 1),
        part: partOfName(dirname(path)),
        counts: new Map(),
      });
    }
    return {
      format: 'coco',
      found,
      scheme,
      tally: this.#tally,
      files: files.map((file) => joinPath(this.#folder.root, file)),
      read: (item) => this.#read(item, scheme),
    };
  }

  async *#members(file: string): AsyncGenerator<JsonMember> {
    try {
      yield* jsonMembers(createReadStream(joinPath(this.#folder.root, file), { highWaterMark: 1 << 20 }));
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      const message = `${file} is not valid JSON: line ${error.line}: ${error.message}. Expected one object with "images", "annotations" and "categories".`;
      throw new AppError('label.invalid', message, { file, line: error.line }, error);
    }
  }

  /** NaN and Infinity, which Python writes, are no JSON: they become null, and what needs a number there says so. */
  #value({ text, line }: JsonMember, file: string): unknown {
    const json = text();
    try {
      return JSON.parse(json);
    } catch {
      try {
        return JSON.parse(json.replace(/(?<=[[,:\s])-?(NaN|Infinity)(?=[\],}\s])/g, 'null'));
      } catch (error) {
        const message = `${file}, line ${line} is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`;
        throw new AppError('label.invalid', message, { file, line }, error);
      }
    }
  }

  #record(member: JsonMember, file: string): Record<string, unknown> | null {
    const value = this.#value(member, file);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.#problem(
      'label.invalid',
      { file, line: member.line },
      `an entry of "${member.key}" is no object; it is left out.`,
    );
    return null;
  }

  #addToList(member: JsonMember, file: string): void {
    const list = this.#attributes[member.key];
    const value = this.#value(member, file);
    if (!Array.isArray(list)) this.#attributes[member.key] = [value];
    else if (!list.some((known) => JSON.stringify(known) === JSON.stringify(value))) list.push(value);
  }

  #addCategory(member: JsonMember, file: string): undefined {
    const record = this.#record(member, file);
    if (record === null) return undefined;
    const name = String(record.name ?? record.id ?? '');
    const ids = this.#categoryOfId.get(file);
    const at = { file, line: member.line };
    if (ids?.has(record.id) === true) {
      return this.#problem(
        'label.duplicate-id',
        at,
        `category id ${String(record.id)} is there twice; the first counts.`,
      );
    }
    const known = this.#byName.get(name) ?? this.#categories.length;
    ids?.set(record.id, known);
    if (known < this.#categories.length) return undefined;
    this.#byName.set(name, known);
    const { id, name: _name, keypoints: points, ...attributes } = record;
    const keypoints = Array.isArray(points) ? points.map(String) : [];
    const number = typeof id === 'number' ? id : null;
    this.#categories.push({ name, id: number, keypoints, mirror: mirrorByNames(keypoints), attributes });
  }

  #addPicture(member: JsonMember, file: string): undefined {
    const record = this.#record(member, file);
    if (record === null) return undefined;
    const at = { file, line: member.line };
    const ids = this.#pictureOfId.get(file);
    const name = typeof record.file_name === 'string' ? record.file_name : '';
    if (ids?.has(record.id) === true) {
      return this.#problem('label.duplicate-id', at, `image id ${String(record.id)} is there twice; the first counts.`);
    }
    const found = this.#finder.find(name, [dirname(file), join(dirname(file), 'images'), partOfName(file) ?? '.']);
    ids?.set(record.id, null);
    if (found === 'unsafe') {
      return this.#problem(
        'label.unsafe-path',
        at,
        `image ${String(record.id)} lies outside of the dataset: ${JSON.stringify(name)}. It is left out.`,
      );
    }
    if (found === null) {
      return this.#problem(
        'label.missing-picture',
        at,
        `image ${String(record.id)} names the picture ${JSON.stringify(name)}, which is not there; its labels are left out.`,
      );
    }
    const known = this.#pictures.get(found.path);
    if (known !== undefined) {
      return this.#problem(
        'label.two-files',
        at,
        `the picture ${found.path} is listed twice; the first place counts, this one is left out.`,
      );
    }
    const part = partOfName(file) ?? partOfName(dirname(found.path));
    const picture = { ...found, part, record, counts: new Map<number, number>(), places: [] };
    this.#pictures.set(found.path, picture);
    ids?.set(record.id, picture);
  }

  #addAnnotation(
    member: JsonMember,
    { file, seen }: { readonly file: string; readonly seen: Set<unknown> },
  ): undefined {
    const record = this.#record(member, file);
    if (record === null) return undefined;
    const at = { file, line: member.line };
    const name = `annotation ${String(record.id)}`;
    if (record.id !== undefined && seen.has(record.id)) {
      this.#problem(
        'label.duplicate-id',
        at,
        `${name} has the id of an earlier one, which readers would overwrite. Both are used; exports number anew.`,
      );
    }
    if (record.id === 0) {
      this.#problem(
        'label.id-zero',
        at,
        'annotation 0 counts as unmatched in evaluations. It is used; exports number from 1.',
      );
    }
    seen.add(record.id);
    const picture = this.#pictureOfId.get(file)?.get(record.image_id);
    if (picture === null) return undefined;
    if (picture === undefined) {
      return this.#problem(
        'label.missing-picture',
        at,
        `${name} belongs to image ${String(record.image_id)}, which the file does not list; it is left out.`,
      );
    }
    const category = this.#categoryOfId.get(file)?.get(record.category_id);
    if (category === undefined) {
      return this.#problem(
        'label.unknown-class',
        at,
        `${name} has category ${String(record.category_id)}, which the file does not list; it is left out.`,
      );
    }
    const { annotation, faults } = readCocoAnnotation(record, category);
    for (const fault of faults) this.#problem(fault.code, at, fault.message);
    if (annotation === null) return undefined;
    this.#checkPlace(annotation, picture, at);
    this.#tally.add(annotation);
    picture.counts.set(category, (picture.counts.get(category) ?? 0) + 1);
    picture.places.push(this.#files.indexOf(file), member.offset, member.length);
  }

  /** Boxes beyond the picture as the file describes it; masks of another size. */
  #checkPlace({ id, box, runs }: Annotation, { record }: ListedPicture, at: { file: string; line: number }): void {
    const [width, height] = [Number(record.width), Number(record.height)];
    if (!(width > 0 && height > 0)) return;
    if (runs !== null && (runs.width !== width || runs.height !== height)) {
      this.#problem(
        'label.mask-size',
        at,
        `annotation ${id} has a mask of ${runs.width} × ${runs.height} pixels, but its picture has ${width} × ${height}. Its mask is not used.`,
      );
    }
    if (box === null) return;
    const [x, y, w, h] = box;
    if (x >= width || y >= height || x + w <= 0 || y + h <= 0) {
      this.#problem(
        'label.outside',
        at,
        `annotation ${id} has the box [${box.join(', ')}], which lies outside of its picture of ${width} × ${height}. Copies are made without it.`,
      );
    } else if (x < -1 || y < -1 || x + w > width + 1 || y + h > height + 1) {
      this.#problem(
        'label.partly-outside',
        at,
        `annotation ${id} has the box [${box.join(', ')}], which reaches beyond its picture of ${width} × ${height}. It is cut to the picture in copies.`,
      );
    }
  }

  #problem(code: string, at: { readonly file: string; readonly line: number }, what: string): undefined {
    this.#problems.add(code, at, `${at.file}, line ${at.line}: ${what}`);
  }

  async #read(item: PictureItem, scheme: LabelScheme): Promise<PictureLabels> {
    const picture = this.#pictures.get(item.path);
    const info = await probeFile(joinPath(this.#folder.root, item.path), item.path);
    const { width, height, ...attributes } = picture?.record ?? {};
    const side = (value: unknown) => (typeof value === 'number' && value > 0 ? value : 0);
    const annotations = picture === undefined ? [] : this.#annotationsAt(picture);
    const labels = { width: side(width), height: side(height), annotations, classes: {}, attributes };
    const upright = uprightLabels(labels, info, scheme);
    const fitting = upright.annotations.map((annotation) => {
      const { runs } = annotation;
      const fits = runs === null || (runs.width === upright.width && runs.height === upright.height);
      return fits ? annotation : { ...annotation, runs: null };
    });
    return { ...upright, annotations: fitting };
  }

  #annotationsAt({ places }: ListedPicture): Annotation[] {
    const annotations: Annotation[] = [];
    for (let i = 0; i < places.length; i += 3) {
      const [number = 0, offset = 0, length = 0] = places.slice(i, i + 3);
      const file = this.#files[number] ?? '';
      const bytes = new Uint8Array(length);
      const descriptor = openSync(joinPath(this.#folder.root, file), 'r');
      try {
        readSync(descriptor, bytes, 0, length, offset);
      } finally {
        closeSync(descriptor);
      }
      const member = {
        key: 'annotations',
        index: 0,
        text: () => new TextDecoder().decode(bytes),
        offset,
        length,
        line: 0,
      };
      const record = this.#record(member, file);
      const category = this.#categoryOfId.get(file)?.get(record?.category_id);
      if (record === null || category === undefined) continue;
      const { annotation } = readCocoAnnotation(record, category);
      if (annotation !== null) annotations.push(annotation);
    }
    return annotations;
  }
}
