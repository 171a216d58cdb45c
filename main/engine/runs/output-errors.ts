import { AppError } from '../../../app/errors.ts';

/** What a failed write means to the person who waits for it. Failures that are expected already pass through. */
export function outputError(error: unknown, path: string): Error {
  if (error instanceof AppError) return error;
  const code = systemCode(error);
  if (code === undefined) return error instanceof Error ? error : new Error(String(error));
  const where = { file: path };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'output.no-space',
        `There is no space left to write ${path}. What is finished is kept: free some space, then run the same command with --resume.`,
        where,
        error,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'output.not-writable',
        `${path} cannot be written (${code}): this user has no right to, or the disk is read-only. Choose another --output or change its permissions.`,
        where,
        error,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new AppError(
        'output.not-a-folder',
        `${path} cannot be made: a file is in the way where a folder is needed. Choose another --output.`,
        where,
        error,
      );
    case 'ENAMETOOLONG':
      return new AppError(
        'output.not-writable',
        `The path ${path} is longer than the file system allows. Choose a shorter --output.`,
        where,
        error,
      );
    default:
      return new AppError(
        'output.failed',
        `Writing ${path} failed (${code}). What is finished is kept: run the same command with --resume to go on.`,
        where,
        error,
      );
  }
}

/** The operating system's name of an error, `ENOSPC` and the like; undefined for all other errors. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}
