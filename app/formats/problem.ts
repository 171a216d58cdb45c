import type { Where } from '../errors.ts';

/** Something found in a dataset that does not stop its use: counted, with the place of the first case. */
export interface Problem {
  /** `image.truncated`, `table.missing-values` and the like: stable for programs. */
  readonly code: string;
  readonly where: Where;
  /** What it is, what was expected and what is done about it. */
  readonly message: string;
  readonly count: number;
  /** Where each of them is, as far as they are listed; absent for a single one. */
  readonly places?: readonly Where[];
}
