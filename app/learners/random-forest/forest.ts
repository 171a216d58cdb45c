import { RandomStream, type StreamKey } from '../../random/stream.ts';
import type { Matrix } from '../../tabular/matrix.ts';
import type { Classifier, LearnerControl, TrainingRows } from '../classifier.ts';
import { rankColumns } from './column-ranks.ts';
import { type DecisionTree, growTree, leafOf } from './decision-tree.ts';

export interface ForestOptions {
  /** Tree t draws from the stream of this key with item t. */
  readonly key: Omit<StreamKey, 'item'>;
  readonly trees?: number;
  /** Rows that a leaf has at least. */
  readonly minLeaf?: number;
  readonly control?: LearnerControl | undefined;
}

/** As in scikit-learn. */
const USUAL_TREES = 100;

/** Points judged between two looks at pause and cancel. */
const POINTS_PER_GATE = 4096;

/**
 * Learns a random forest (Breiman: Random forests, Machine Learning 45, 2001) with the defaults of scikit-learn's
 * `RandomForestClassifier`: each tree grows to the end on as many rows as there are, drawn with replacement, and looks
 * at √columns of the columns in each node; the answer is the mean of the shares in the leaves.
 *
 * Values must be finite. The same rows and key give the same forest, whatever else was drawn.
 */
export async function learnForest(
  training: TrainingRows,
  { key, trees = USUAL_TREES, minLeaf = 1, control }: ForestOptions,
): Promise<Classifier> {
  const { points, classes, classCodes } = training;
  const table = rankColumns(points);
  const columnsPerSplit = Math.max(1, Math.floor(Math.sqrt(points.columns)));
  const random = new RandomStream({ ...key, item: 0 });
  const grown: DecisionTree[] = [];
  for (let tree = 0; tree < trees; tree++) {
    await control?.gate();
    random.moveTo(key.seed, tree, key.copy, key.step);
    const weights = drawnWeights(training, random);
    grown.push(growTree({ table, classCodes, classes, weights }, { columnsPerSplit, minLeaf }, random));
  }
  return { probabilities: (queries) => meanShares(grown, queries, classes, control) };
}

/** A row's weight times how often it was drawn. */
function drawnWeights({ points, weights }: TrainingRows, random: RandomStream): Float64Array {
  const drawn = new Float64Array(points.rows);
  for (let i = 0; i < points.rows; i++) {
    const row = random.below(points.rows);
    drawn[row] = (drawn[row] as number) + (weights === undefined ? 1 : (weights[row] as number));
  }
  return drawn;
}

async function meanShares(
  trees: readonly DecisionTree[],
  { rows, columns, values }: Matrix,
  classes: number,
  control: LearnerControl | undefined,
): Promise<Float64Array> {
  const shares = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    if (row % POINTS_PER_GATE === 0) await control?.gate();
    for (const tree of trees) {
      const leaf = leafOf(tree, values, row * columns) * classes;
      for (let code = 0; code < classes; code++) {
        const at = row * classes + code;
        shares[at] = (shares[at] as number) + (tree.shares[leaf + code] as number) / trees.length;
      }
    }
  }
  return shares;
}
