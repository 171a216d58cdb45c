/** What people type into number fields: `45/2`, `1e3`, `½`, `−3`, `1,5`. */

const fractions: Readonly<Record<string, string>> = {
  '½': '(1/2)',
  '¼': '(1/4)',
  '¾': '(3/4)',
  '⅓': '(1/3)',
  '⅔': '(2/3)',
};

/** The value of a sum, product or number in text; null where it is none, or not finite. */
export function evaluate(text: string): number | null {
  const plain = text
    .replace(/[½¼¾⅓⅔]/g, (sign) => fractions[sign] ?? sign)
    .replace(/[−–]/g, '-')
    .replace(/×/g, '*')
    .replace(/÷/g, '/')
    .replace(/[°%]/g, '')
    // Between digits a space would join what are two numbers.
    .replace(/(?<=\d)\s+(?=\d)/g, '_')
    .replace(/\s/g, '');
  const tokens = plain.match(/\d+(?:[.,]\d+)?(?:e[+-]?\d+)?|[.,]\d+|[-+*/()]/gi);
  if (tokens === null || tokens.join('') !== plain) return null;
  const reader = new TokenReader(tokens);
  const value = reader.sum();
  return reader.atEnd && value !== null && Number.isFinite(value) ? value : null;
}

class TokenReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(): number | null {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      const next = this.#product();
      value = value === null || next === null ? null : sign === '+' ? value + next : value - next;
    }
    return value;
  }

  #product(): number | null {
    let value = this.#factor();
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      const next = this.#factor();
      value = value === null || next === null ? null : sign === '*' ? value * next : value / next;
    }
    return value;
  }

  #factor(): number | null {
    if (this.#take('-') !== null) {
      const value = this.#factor();
      return value === null ? null : -value;
    }
    if (this.#take('+') !== null) return this.#factor();
    if (this.#take('(') !== null) {
      const value = this.sum();
      return this.#take(')') === null ? null : value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || !/[\d]/.test(token)) return null;
    this.#at += 1;
    return Number(token.replace(',', '.'));
  }

  #take(...wanted: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || !wanted.includes(token)) return null;
    this.#at += 1;
    return token;
  }
}
