import { AppError } from '../../errors.ts';

/** An element with its text, children and place; mixed content is not told apart. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** From 1. */
  readonly line: number;
}

/** Deeper than any annotation. */
const MAX_DEPTH = 32;

/** The five that XML has without a document type. */
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads XML as annotations use it. Document types are refused, so nothing can be defined, fetched or multiplied
 * (external entities, billion laughs); of entities only XML's own five and numbers of characters are known.
 *
 * @throws AppError `label.invalid` with the line
 */
export function parseXml(text: string, file: string): XmlElement {
  return new XmlReader(text, file).document();
}

interface Open {
  readonly name: string;
  readonly line: number;
  readonly children: XmlElement[];
  text: string;
}

class XmlReader {
  readonly #text: string;
  readonly #file: string;
  #at = 0;
  #line = 1;

  constructor(text: string, file: string) {
    this.#text = text.replace(/^\uFEFF/, '');
    this.#file = file;
  }

  document(): XmlElement {
    const open: Open[] = [];
    let root: XmlElement | undefined;
    while (this.#at < this.#text.length) {
      const text = this.#until('<');
      const top = open.at(-1);
      if (top !== undefined) top.text += this.#unescaped(text);
      else if (text.trim() !== '')
        this.#fail(`found ${JSON.stringify(text.trim().slice(0, 20))} outside of the document`);
      if (this.#at >= this.#text.length) break;
      const closed = this.#tag(open);
      if (closed === undefined) continue;
      const parent = open.at(-1);
      if (parent !== undefined) parent.children.push(closed);
      else if (root === undefined) root = closed;
      else this.#fail('found a second document');
    }
    const [unclosed] = open;
    if (unclosed !== undefined) this.#fail(`the file ends before </${unclosed.name}>`);
    return root ?? this.#fail('the file holds no element');
  }

  /** Reads one tag; gives the element that it ends. */
  #tag(open: Open[]): XmlElement | undefined {
    if (this.#skip('<!--', '-->') || this.#skip('<?', '?>')) return undefined;
    if (this.#text.startsWith('<![CDATA[', this.#at)) {
      this.#advance(9);
      const content = this.#until(']]>');
      this.#advance(3);
      const top = open.at(-1);
      if (top !== undefined) top.text += content;
      return undefined;
    }
    if (this.#text.startsWith('<!', this.#at)) {
      this.#fail(
        'a document type or entity is declared, which is refused. Remove everything from "<!DOCTYPE" to the end of it',
      );
    }
    const line = this.#line;
    const tag = this.#until('>');
    this.#advance(1);
    if (tag.startsWith('</')) return this.#close(open, tag.slice(2).trim());
    const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? this.#fail(`"${tag.slice(0, 20)}" is no tag`);
    if (tag.endsWith('/')) return { name, text: '', children: [], line };
    if (open.length >= MAX_DEPTH) this.#fail(`elements are nested more than ${MAX_DEPTH} deep`);
    open.push({ name, line, children: [], text: '' });
    return undefined;
  }

  #close(open: Open[], name: string): XmlElement {
    const last = open.pop();
    if (last === undefined || last.name !== name) this.#fail(`</${name}> closes what <${last?.name ?? ''}> opened`);
    return { name, text: last.text.trim(), children: last.children, line: last.line };
  }

  #skip(start: string, end: string): boolean {
    if (!this.#text.startsWith(start, this.#at)) return false;
    this.#until(end);
    this.#advance(end.length);
    return true;
  }

  #until(end: string): string {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0 && end !== '<') this.#fail(`the file ends before "${end}"`);
    const stop = found < 0 ? this.#text.length : found;
    const piece = this.#text.slice(this.#at, stop);
    this.#advance(piece.length);
    return piece;
  }

  #advance(length: number): void {
    for (let i = this.#at; i < this.#at + length; i++) if (this.#text.charCodeAt(i) === 10) this.#line++;
    this.#at += length;
  }

  #unescaped(text: string): string {
    return text.replace(/&([^;\s]{1,12});?/g, (whole, name: string) => {
      const known = ENTITIES[name];
      if (known !== undefined) return known;
      const number = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
      const code =
        number === null ? Number.NaN : Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16);
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return this.#fail(`the entity ${whole} is not one of XML's own five`);
    });
  }

  #fail(what: string): never {
    const message = `${this.#file}, line ${this.#line}: ${what}.`;
    throw new AppError('label.invalid', message, { file: this.#file, line: this.#line });
  }
}

/** Text for between two tags. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((one) => one.name === name);
}

export function childText(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text;
}
