import type { Method } from '../../method.ts';
import {
  type CleaningRule,
  checkSmoteAndClean,
  explainSmoteAndClean,
  runSmoteAndClean,
} from '../../smote-and-clean.ts';
import { linkedRows, tomekLinksAmong } from '../../tomek-pairs.ts';
import { type SmoteTomekParameters, smoteTomekMeta } from './meta.ts';

/**
 * SMOTE, then Tomek links among all rows: a recipe of the two methods in one step. Both ends of a link go, as in
 * imbalanced-learn; `remove: "synthetic"` keeps the ends that are real.
 */
export const smoteTomek: Method<SmoteTomekParameters> = {
  meta: smoteTomekMeta,
  check: (input) => checkSmoteAndClean(input),
  explain: (input) => explainSmoteAndClean(input, cutLinks),
  run: (input) => runSmoteAndClean(input, cutLinks),
};

const cutLinks: CleaningRule = async (view, classes) => {
  const links = await tomekLinksAmong(view);
  return { removals: linkedRows(links, view.population.classCodes, classes), told: { links } };
};
