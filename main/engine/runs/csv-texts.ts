import { open } from 'node:fs/promises';

/** Reads one of the project's own CSV files (commas, quotes doubled) as texts by column. All of it is held in memory. */
export async function readCsvTexts(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const file = await open(path);
  const records: string[][] = [];
  try {
    const parser = new RecordParser((record) => records.push(record));
    for await (const chunk of file.createReadStream({ encoding: 'utf8', highWaterMark: 1 << 20 })) {
      parser.push(chunk as string);
    }
    parser.end();
  } finally {
    await file.close();
  }
  const [header = [], ...lines] = records;
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ''])));
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
