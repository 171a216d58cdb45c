import { browseHandlers } from './browse.ts';
import { cacheHandlers } from './cache.ts';
import { datasetHandlers } from './dataset.ts';
import { draftHandlers } from './draft.ts';
import { engineHandlers } from './engine.ts';
import { exportHandlers } from './export.ts';
import type { Handlers } from './handler.ts';
import { historyHandlers } from './history.ts';
import { jobHandlers } from './job.ts';
import { previewHandlers } from './preview.ts';
import { projectHandlers } from './project.ts';
import { recipeHandlers } from './recipe.ts';
import { runHandlers } from './run.ts';
import { sampleHandlers } from './sample.ts';
import { tablePreviewHandlers } from './table-preview.ts';

/** Every command of the contract. */
export const handlers: Handlers = {
  ...engineHandlers,
  ...cacheHandlers,
  ...projectHandlers,
  ...sampleHandlers,
  ...datasetHandlers,
  ...browseHandlers,
  ...recipeHandlers,
  ...draftHandlers,
  ...previewHandlers,
  ...tablePreviewHandlers,
  ...runHandlers,
  ...jobHandlers,
  ...exportHandlers,
  ...historyHandlers,
};
