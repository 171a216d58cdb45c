import type { z } from 'zod';
import type { tablePreviewCommands } from '../../../app/contract/table-preview.ts';
import type { TabularRecipe } from '../../../app/model/recipe.ts';
import type { WorkerAnswer } from '../runs/worker-pool.ts';

/** What crosses to the thread that looks at tables under a recipe. */

/** A table of the project, as the thread is told of it. */
export interface PreviewedFile {
  readonly filePath: string;
  readonly name: string;
  readonly byteLength: number;
  /** Changes with the file. */
  readonly version: string;
}

type Commands = typeof tablePreviewCommands;
type InputOf<Name extends keyof Commands> = Omit<z.output<Commands[Name]['input']>, 'datasetId' | 'recipe'>;
export type AnswerOf<Name extends keyof Commands> = z.output<Commands[Name]['output']>;

/** The commands that are answered in the thread. */
export type PreviewName = Exclude<keyof Commands, 'table.cancel'>;

export interface PreviewTask<Name extends PreviewName = PreviewName> {
  readonly name: Name;
  readonly file: PreviewedFile;
  readonly recipe: TabularRecipe;
  readonly input: InputOf<Name>;
}

export type PreviewCommand =
  | { readonly kind: 'do'; readonly id: number; readonly task: PreviewTask }
  | { readonly kind: 'cancel'; readonly id: number };

/** `cancelled` answers what was given up. */
export interface PreviewAnswer {
  readonly id: number;
  readonly answer: WorkerAnswer<unknown> | { readonly ok: false; readonly cancelled: true };
}
