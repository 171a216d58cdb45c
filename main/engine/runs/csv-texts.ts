import { open } from 'node:fs/promises';

/** Lines of one of the project's own CSV files (commas, quotes doubled) as texts by column, one chunk of the file in memory at a time. */
export async function* streamCsvTexts(path: string): AsyncGenerator<Readonly<Record<string, string>>> {
  const file = await open(path);
  try {
    let records: string[][] = [];
    let header: readonly string[] | undefined;
    const parser = new RecordParser((record) => records.push(record));
    const named = function* () {
      for (const record of records) {
        if (header === undefined) header = record;
        else yield Object.fromEntries(header.map((name, i) => [name, record[i] ?? '']));
      }
      records = [];
    };
    for await (const chunk of file.createReadStream({ encoding: 'utf8', highWaterMark: 1 << 20, autoClose: false })) {
      parser.push(chunk as string);
      yield* named();
    }
    parser.end();
    yield* named();
  } finally {
    await file.close();
  }
}

/** The same, all of it held in memory. */
export async function readCsvTexts(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const lines: Readonly<Record<string, string>>[] = [];
  for await (const line of streamCsvTexts(path)) lines.push(line);
  return lines;
}

class RecordParser {
  readonly #emit: (record: string[]) => void;
  #record: string[] = [];
  #field = '';
  #quoted = false;
  /** The last character was a quote inside a quoted field: an end, or the first of two. */
  #pending = false;

  constructor(emit: (record: string[]) => void) {
    this.#emit = emit;
  }

  push(text: string): void {
    for (const character of text) {
      if (this.#quoted) this.#inQuotes(character);
      else this.#outside(character);
    }
  }

  end(): void {
    if (this.#field !== '' || this.#record.length > 0) this.#finishRecord();
  }

  #inQuotes(character: string): void {
    if (!this.#pending) {
      if (character === '"') this.#pending = true;
      else this.#field += character;
      return;
    }
    this.#pending = false;
    if (character === '"') this.#field += '"';
    else {
      this.#quoted = false;
      this.#outside(character);
    }
  }

  #outside(character: string): void {
    if (character === ',') this.#finishField();
    else if (character === '\n') this.#finishRecord();
    else if (character === '"' && this.#field === '') this.#quoted = true;
    else if (character !== '\r') this.#field += character;
  }

  #finishField(): void {
    this.#record.push(this.#field);
    this.#field = '';
  }

  #finishRecord(): void {
    this.#finishField();
    this.#emit(this.#record);
    this.#record = [];
  }
}
