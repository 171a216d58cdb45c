import { createHash } from 'node:crypto';
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { outputError } from './output-errors.ts';

/** A file of the result that is written piece by piece beside its place, hashed on the way, and then renamed. */
export class StagedFile {
  readonly name: string;
  readonly #beside: string;
  readonly #target: string;
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');

  /** `place` is its path in the stage, where it is not the name itself. */
  constructor(name: string, folders: { readonly stage: string; readonly temporary: string }, place = name) {
    this.name = name;
    this.#beside = join(folders.temporary, name);
    this.#target = join(folders.stage, place);
    try {
      this.#descriptor = openSync(this.#beside, 'w');
    } catch (error) {
      throw outputError(error, name);
    }
  }

  readonly write = (bytes: Uint8Array): void => {
    this.#hash.update(bytes);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    } catch (error) {
      throw outputError(error, this.name);
    }
  };

  /** Puts the file in its place and returns its SHA-256. */
  finish(): string {
    try {
      closeSync(this.#descriptor);
      renameSync(this.#beside, this.#target);
    } catch (error) {
      throw outputError(error, this.name);
    }
    return this.#hash.digest('hex');
  }
}
