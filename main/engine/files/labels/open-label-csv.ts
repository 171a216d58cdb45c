/** A table of boxes or classes beside pictures. */
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { dirname, join } from 'node:path/posix';
import type { LabelScheme } from '../../../../app/formats/annotation.ts';
import { type LabeledLines, readLabelTable } from '../../../../app/formats/label-csv/read.ts';
import type { ProblemList } from '../../../../app/formats/problem-list.ts';
import type { LabelDataset, LabelFolder } from './label-folder.ts';
import { type FoundPicture, LabelTally, partOfName } from './labeled-items.ts';
import { PictureFinder } from './picture-finder.ts';
import { probeFile, uprightLabels } from './upright.ts';

export function openLabelCsv(folder: LabelFolder, file: string, problems: ProblemList): LabelDataset {
  const table = readLabelTable(readFileSync(joinPath(folder.root, file), 'utf8'), file, problems);
  const finder = new PictureFinder(folder.pictures);
  const categories = table.classes.map((name) => ({ name, id: null, keypoints: [], mirror: null, attributes: {} }));
  const scheme: LabelScheme = { categories, keypointsOn: 'edges', attributes: {} };
  const tally = new LabelTally();
  const linesOf = new Map<string, LabeledLines>();
  const found: FoundPicture[] = [];
  const at = (lines: LabeledLines) => ({ file, line: lines.line });
  for (const [name, lines] of table.pictures) {
    const picture = finder.find(name, [dirname(file), join(dirname(file), 'images')]);
    if (picture === null || picture === 'unsafe') {
      const code = picture === null ? 'label.missing-picture' : 'label.unsafe-path';
      const what = picture === null ? 'which is not there' : 'which lies outside of the dataset';
      problems.add(
        code,
        at(lines),
        `${file}, line ${lines.line} names the picture ${JSON.stringify(name)}, ${what}; its lines are left out.`,
      );
      continue;
    }
    if (linesOf.has(picture.path)) {
      problems.add(
        'label.two-files',
        at(lines),
        `${file}, line ${lines.line}: ${picture.path} is named in two ways; these lines are left out.`,
      );
      continue;
    }
    linesOf.set(picture.path, lines);
    found.push(foundPicture(picture, lines, tally));
    for (const name of Object.keys(lines.classes)) {
      const category = table.classes.indexOf(name);
      tally.counts.set(category, (tally.counts.get(category) ?? 0) + 1);
    }
  }
  for (const path of folder.pictures) {
    if (linesOf.has(path)) continue;
    problems.add(
      'label.unlisted-picture',
      { file: path },
      `${path} has no line in ${file}; it is taken as a picture without anything in it.`,
    );
    found.push({
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      part: partOfName(dirname(path)),
      counts: new Map(),
    });
  }
  if (table.boxes) {
    problems.add(
      'csv.origin',
      { file, line: 1 },
      `${file} does not say how boxes count; they are read as places between pixels from 0, the end excluded.`,
    );
  }
  return {
    ...{ format: 'csv', found, scheme, tally, files: [joinPath(folder.root, file)] },
    async read(item) {
      const info = await probeFile(joinPath(folder.root, item.path), item.path);
      const lines = linesOf.get(item.path);
      const { width, height } = lines === undefined || lines.width === 0 ? info : lines;
      const { annotations = [], classes = {} } = lines ?? {};
      return uprightLabels({ width, height, annotations, classes, attributes: {} }, info, scheme);
    },
  };
}

function foundPicture(picture: { path: string; name: string }, lines: LabeledLines, tally: LabelTally): FoundPicture {
  const counts = new Map<number, number>();
  for (const annotation of lines.annotations) {
    tally.add(annotation);
    counts.set(annotation.category, (counts.get(annotation.category) ?? 0) + 1);
  }
  const name = picture.name.replace(/^images\//, '');
  return {
    path: picture.path,
    name,
    part: partOfName(lines.part) ?? null,
    counts,
    classes: Object.keys(lines.classes),
  };
}
