/** Lists the pictures of a finished run, originals and copies, from what the run left behind. */
import { join } from 'node:path';
import { readCsvTexts } from '../runs/csv-texts.ts';
import type { RunPicture } from '../store/browse-index.ts';

interface FinishedRun {
  /** Folder of the outputs. */
  readonly output: string;
  /** Its files by path relative to it. */
  readonly files: Readonly<Record<string, string>>;
}

const PICTURE = /\.(jpe?g|png|webp|tiff?|gif|avif)$/i;
const PARTS = new Set(['train', 'val', 'test']);

/** Sorted by path, which puts each original in front of its copies. */
export async function listRunPictures(run: FinishedRun, classes: readonly string[]): Promise<readonly RunPicture[]> {
  const lines = await readCsvTexts(join(run.output, 'lineage.csv'));
  const lineage = new Map(lines.map((line) => [line.output ?? '', line]));
  // A folder of labels has their files beside the pictures, and its folders are no classes.
  const labelled = lines.some((line) => line.labels !== undefined);
  const pictures = Object.keys(run.files).filter((path) => path.includes('/') && PICTURE.test(path));
  // Only a run that was divided puts its parts above the classes.
  const divided = pictures.length > 0 && pictures.every((path) => PARTS.has(firstFolder(path)));
  return pictures.sort().map((path) => {
    const line = lineage.get(path);
    const part = divided ? firstFolder(path) : null;
    const folder = path.slice(part === null ? 0 : part.length + 1, path.lastIndexOf('/'));
    return {
      path,
      part,
      class: labelled ? (line?.class ?? null) || null : classOf(folder, line?.class, classes),
      copy: line === undefined ? null : Number(line.copy),
      source: line?.source ?? null,
      seed: line?.seed ?? null,
      operations: line?.operations ?? null,
    };
  });
}

/** A class that has the name of one of the run's own files lies in a folder with an underscore in front. */
function classOf(folder: string, told: string | undefined, classes: readonly string[]): string {
  return told ?? (folder.startsWith('_') && !classes.includes(folder) ? folder.slice(1) : folder);
}

function firstFolder(path: string): string {
  return path.slice(0, path.indexOf('/'));
}
