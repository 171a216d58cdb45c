import { type Cell, JsonText, NumberText } from '../tables/cells.ts';
import type { OutputBuffer } from '../tables/output-buffer.ts';
import type { TableSink } from '../tables/table-sink.ts';

/** A column's place in the object of a line: a key, or an object of further keys. */
type Member = { readonly key: string; readonly column: number } | { readonly key: string; readonly members: Member[] };

const CLOSING_BRACE = 0x7d;

/** Rows as one JSON object a line; numbers keep their digits. */
export class JsonlSink implements TableSink {
  readonly #output: OutputBuffer;
  readonly #members: readonly Member[];
  readonly #encoder = new TextEncoder();

  /** `paths` are the keys of each column from the outermost object inwards. */
  constructor(output: OutputBuffer, paths: readonly (readonly string[])[]) {
    this.#output = output;
    this.#members = membersOf(paths);
  }

  get isFull(): boolean {
    return this.#output.isFull;
  }

  put(cells: readonly Cell[]): void {
    this.#output.put(this.#encoder.encode(`${objectText(this.#members, cells)}\n`));
  }

  /** A line as it stands, with further members put in before its closing brace. */
  putLine(line: Uint8Array, appended: readonly (readonly [string, Cell])[]): void {
    const names = appended.map(([name]) => name);
    this.#output.put(
      extendedLine(
        line,
        names,
        appended.map(([, cell]) => cell),
      ),
    );
  }

  async flush(): Promise<void> {
    await this.#output.flush();
  }

  async finish(): Promise<void> {
    await this.#output.flush();
  }
}

/** A line of JSON with its line end, and further members before its closing brace. */
export function extendedLine(
  line: Uint8Array,
  names: readonly string[],
  values: readonly (Cell | number)[],
): Uint8Array {
  const encoder = new TextEncoder();
  const end = names.length === 0 ? line.length : line.lastIndexOf(CLOSING_BRACE);
  const isEmpty = names.length > 0 && new TextDecoder().decode(line.subarray(0, end)).trim() === '{';
  const members = names.map((name, i) => {
    const value = values[i] ?? null;
    return `${JSON.stringify(name)}: ${typeof value === 'number' ? value : jsonOf(value)}`;
  });
  const tail = encoder.encode(names.length === 0 ? '\n' : `${isEmpty ? '' : ', '}${members.join(', ')}}\n`);
  const whole = new Uint8Array(end + tail.length);
  whole.set(line.subarray(0, end));
  whole.set(tail, end);
  return whole;
}

function membersOf(paths: readonly (readonly string[])[]): readonly Member[] {
  const root: Member[] = [];
  paths.forEach((path, column) => {
    let members = root;
    path.forEach((key, depth) => {
      if (depth === path.length - 1) {
        members.push({ key: JSON.stringify(key), column });
        return;
      }
      const name = JSON.stringify(key);
      let inner = members.find((member) => member.key === name && 'members' in member);
      if (inner === undefined) {
        inner = { key: name, members: [] };
        members.push(inner);
      }
      if ('members' in inner) members = inner.members;
    });
  });
  return root;
}

function objectText(members: readonly Member[], cells: readonly Cell[]): string {
  const texts = members.map((member) => {
    const value = 'members' in member ? objectText(member.members, cells) : jsonOf(cells[member.column] ?? null);
    return `${member.key}: ${value}`;
  });
  return `{${texts.join(', ')}}`;
}

function jsonOf(cell: Cell): string {
  if (cell instanceof NumberText || cell instanceof JsonText) return cell.text;
  return JSON.stringify(cell);
}
