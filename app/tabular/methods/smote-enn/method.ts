import { editedRows } from '../../edited-rows.ts';
import type { Method, StepInput } from '../../method.ts';
import {
  type CleaningRule,
  checkSmoteAndClean,
  explainSmoteAndClean,
  runSmoteAndClean,
} from '../../smote-and-clean.ts';
import { type SmoteEnnParameters, smoteEnnMeta } from './meta.ts';

/**
 * SMOTE, then edited nearest neighbors among all rows: a recipe of the two methods in one step. As in imbalanced-learn
 * a row stays only when all of its nearest are of its class; the paper's vote is `kind_sel: "mode"`.
 */
export const smoteEnn: Method<SmoteEnnParameters> = {
  meta: smoteEnnMeta,

  check: (input) => checkSmoteAndClean(input),
  explain: (input) => explainSmoteAndClean(input, editing(input)),
  run: (input) => runSmoteAndClean(input, editing(input)),
};

function editing({ parameters }: StepInput<SmoteEnnParameters>): CleaningRule {
  const { n_neighbors, kind_sel } = parameters;
  return async (view, classes) => ({
    removals: await editedRows(view, { k: n_neighbors, kind: kind_sel, classes }),
    told: { kind_sel },
  });
}
