/** Which column holds the classes: proposing one, and refusing one that cannot. */

/** What is known of a column before it is chosen. */
export interface TargetCandidate {
  readonly name: string;
  readonly index: number;
  readonly rowCount: number;
  readonly missingCount: number;
  /** Distinct values with their numbers of rows; null when there are too many for classes. */
  readonly levels: readonly string[] | null;
  readonly counts: Uint32Array;
  /** The levels as numbers, when all are numbers. */
  readonly numbers: readonly number[] | null;
  readonly isNumeric: boolean;
  /** The recipe declares the column categorical: whatever its numbers are, they are labels. */
  readonly declaredCategorical: boolean;
}

export interface TargetProposal {
  readonly index: number | null;
  /** For a person: why this column, or why none. */
  readonly reason: string;
}

const TARGET_NAMES = new Set(
  'target,class,label,labels,y,outcome,species,diagnosis,category,classes,target_class,class_label,response,result'.split(
    ',',
  ),
);

/** A class needs rows to learn from: more distinct values than this are proposed by no rule. */
const MOST_PROPOSED_CLASSES = 100;

/**
 * Proposes the class column: by name (`target`, `class`, `label`, `y`, …) if it has at most 100 values; else the last
 * column, the first, or the last one of texts, if it has 2 to 100 values that come twice on average. A column whose
 * name says target but whose values are measurements ends the search: the table is one for regression.
 */
export function proposeTarget(candidates: readonly TargetCandidate[]): TargetProposal {
  for (const candidate of [...candidates].reverse()) {
    if (!TARGET_NAMES.has(candidate.name.trim().toLowerCase())) continue;
    const continuous = continuousReason(candidate);
    if (continuous !== null)
      return { index: null, reason: `"${candidate.name}" is named like a target, but ${continuous}` };
    const { levels } = candidate;
    if (levels !== null && levels.length > 0 && levels.length <= MOST_PROPOSED_CLASSES) {
      return { index: candidate.index, reason: `its name says so, and it has ${values(candidate)}` };
    }
  }
  const last = candidates.at(-1);
  if (last !== undefined && isClassLike(last)) {
    return { index: last.index, reason: `it is the last column and has ${values(last)}` };
  }
  const first = candidates[0];
  if (first !== undefined && !first.isNumeric && isClassLike(first)) {
    return { index: first.index, reason: `it is the first column and has ${values(first)}` };
  }
  const texts = candidates.findLast((candidate) => !candidate.isNumeric && isClassLike(candidate));
  if (texts !== undefined)
    return { index: texts.index, reason: `it is the last column of texts and has ${values(texts)}` };
  return { index: null, reason: 'no column has few distinct values like classes' };
}

function values({ levels }: TargetCandidate): string {
  return levels?.length === 1 ? 'one value' : `${levels?.length ?? 0} distinct values`;
}

function isClassLike(candidate: TargetCandidate): boolean {
  const { levels, rowCount } = candidate;
  if (levels === null || levels.length < 2 || levels.length > MOST_PROPOSED_CLASSES) return false;
  return levels.length * 2 <= rowCount && continuousReason(candidate) === null;
}

/**
 * Why a column's values are a measurement and no classes; null when they may be classes. Texts may always be. Numbers
 * are a measurement when one has a fraction, when there are more than 256 of them, when of more than 30 a third stands
 * in one row only, or when of more than 10 the mean stands in fewer than two rows. So 26 letters, 100 classes or ages
 * pass, and blood values or prices do not.
 */
export function continuousReason(candidate: TargetCandidate): string | null {
  const { numbers, levels, counts, rowCount, declaredCategorical } = candidate;
  if (declaredCategorical) return null;
  if (levels === null) return 'it holds too many different numbers for classes';
  if (numbers === null) return null;
  const fraction = numbers.find((value) => !Number.isInteger(value));
  if (fraction !== undefined) return `it holds numbers with fractions such as ${fraction}`;
  const distinct = numbers.length;
  const once = counts.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0);
  const isMeasured =
    distinct > 256 || (distinct > 30 && once * 3 >= distinct) || (distinct > 10 && rowCount < distinct * 2);
  return isMeasured ? `it holds ${distinct} different numbers in ${rowCount} rows` : null;
}
