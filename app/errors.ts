/**
 * Expected failures. Every one is an `AppError` with a code from the list below and a message that a person can act on:
 * what happened, where, what was expected, what to do. Anything else that is thrown is a bug; cancellation is neither.
 */

/** What a caller can do about a failure; the command line's exit status follows from it. */
export type ErrorKind =
  /** The recipe, an option or the dataset is not usable: nothing was written (exit status 2). */
  | 'unusable'
  /** Reading or writing failed half-way: what was finished is kept and can be resumed (exit status 4). */
  | 'io';

/** Where the fault lies. Only what is known is given; `row` counts data lines from 0, `line` counts file lines from 1. */
export interface Where {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly class?: string | undefined;
  /** Path of a recipe field, such as `steps[0].k_neighbors`. */
  readonly field?: string | undefined;
  readonly option?: string | undefined;
}

/**
 * The closed list of codes, each with its kind. Add a line here to add a failure.
 * Codes read `room.what-is-wrong`.
 */
export const errorKinds = {
  'recipe.unreadable': 'unusable',
  'recipe.syntax': 'unusable',
  'recipe.newer-version': 'unusable',
  'recipe.unknown-key': 'unusable',
  'recipe.unknown-method': 'unusable',
  'recipe.invalid-value': 'unusable',
  'recipe.wrong-kind': 'unusable',
  'option.invalid': 'unusable',
  'input.not-found': 'unusable',
  'input.unsupported': 'unusable',
  'input.unreadable': 'unusable',
  'input.empty': 'unusable',
  'input.too-large': 'unusable',
  'input.unsafe-path': 'unusable',
  'input.changed': 'io',
  'table.not-text': 'unusable',
  'table.not-json': 'unusable',
  'table.not-parquet': 'unusable',
  'table.mixed-values': 'unusable',
  'table.too-many-columns': 'unusable',
  'table.no-rows': 'unusable',
  'table.ragged-row': 'unusable',
  'table.unclosed-quote': 'unusable',
  'table.duplicate-column': 'unusable',
  'table.empty-column-name': 'unusable',
  'table.unknown-column': 'unusable',
  'table.field-too-long': 'unusable',
  'table.missing-value': 'unusable',
  'table.not-a-number': 'unusable',
  'table.infinite-value': 'unusable',
  'target.missing': 'unusable',
  'target.continuous': 'unusable',
  'target.one-class': 'unusable',
  'strategy.invalid': 'unusable',
  'class.too-small': 'unusable',
  'class.nothing-to-make': 'unusable',
  'class.no-cluster': 'unusable',
  'method.not-applicable': 'unusable',
  'constraint.broken-by-data': 'unusable',
  'constraint.not-met': 'unusable',
  'image.unreadable': 'unusable',
  'image.too-large': 'unusable',
  'image.no-pictures': 'unusable',
  'label.invalid': 'unusable',
  'label.unreadable': 'unusable',
  'op.invalid-value': 'unusable',
  'split.invalid': 'unusable',
  'split.leak': 'unusable',
  'output.not-empty': 'unusable',
  'output.not-a-folder': 'unusable',
  'output.not-writable': 'unusable',
  'output.no-space': 'io',
  'output.failed': 'io',
  'resume.mismatch': 'unusable',
  'verify.failed': 'unusable',
  'project.newer': 'unusable',
  'project.not-a-project': 'unusable',
  'project.in-use': 'unusable',
  'project.corrupt': 'unusable',
  'project.exists': 'unusable',
  'project.none-open': 'unusable',
  'project.read-only': 'unusable',
  'dataset.not-found': 'unusable',
  'recipe.not-found': 'unusable',
  'run.not-found': 'unusable',
  'run.not-finished': 'unusable',
  'engine.stopped': 'io',
  'engine.unknown-command': 'unusable',
  'engine.invalid-input': 'unusable',
  'job.not-found': 'unusable',
  'job.not-allowed': 'unusable',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** An expected failure as plain data, for the wire between processes. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly message: string;
  readonly where?: Where | undefined;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly where: Where | undefined;

  /** `message` is a full sentence or two for a person; `where` repeats the place for programs. */
  constructor(code: ErrorCode, message: string, where?: Where, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.where = where;
  }

  get kind(): ErrorKind {
    return errorKinds[this.code];
  }

  toRecord(): ErrorRecord {
    return { code: this.code, message: this.message, where: this.where };
  }

  static fromRecord(record: ErrorRecord): AppError {
    return new AppError(record.code, record.message, record.where);
  }
}

/** The user asked to stop. Not an error: never logged as one, never shown as one. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** Something that was noticed and that did not stop the work. */
export interface Warning {
  /** `room.what-was-noticed`, stable for programs. */
  readonly code: string;
  readonly message: string;
  readonly where?: Where | undefined;
}
