/** Comparisons of sums of columns as people write them: `a <= b`, `paid + owed == total`, `2 * width < length - 1`. */

const RELATIONS = {
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
  '==': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
  '<': (a: number, b: number) => a < b,
  '>': (a: number, b: number) => a > b,
} as const;

type Relation = keyof typeof RELATIONS;

export interface Comparison {
  readonly left: string;
  readonly relation: Relation;
  readonly right: string;
}

/** Σ factor · column + constant. */
export interface LinearForm {
  readonly terms: readonly { readonly name: string; readonly factor: number }[];
  readonly constant: number;
}

/** Doubles that differ by less than this part of the larger count as equal: sums of decimals differ in their last bits. */
const SAME = 1e-9;

export function holds(relation: Relation, left: number, right: number): boolean {
  return RELATIONS[relation](isSame(left, right, 0) ? right : left, right);
}

/** Equal but for rounding of doubles, or within a tolerance. */
export function isSame(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + SAME * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Null where there is not one relation with something on both sides. */
export function splitComparison(text: string): Comparison | null {
  const parts = text.split(/(<=|>=|==|!=|<|>)/);
  const [left = '', found = '', right = ''] = parts.map((part) => part.trim());
  const relation = Object.keys(RELATIONS).find((known) => known === found) as Relation | undefined;
  return parts.length === 3 && relation !== undefined && left !== '' && right !== '' ? { left, relation, right } : null;
}

/**
 * One side of a comparison: columns and numbers with + and − between them, a column with a number times it if need be.
 * A name may hold spaces and signs where it is the whole side or stands in backticks.
 *
 * @returns the form, or the part that is neither a column nor a number
 */
export function linearForm(side: string, columns: ReadonlySet<string>): LinearForm | { readonly unknown: string } {
  if (columns.has(side)) return { terms: [{ name: side, factor: 1 }], constant: 0 };
  const terms: { name: string; factor: number }[] = [];
  let constant = 0;
  for (const { sign, text } of signedParts(side, columns)) {
    const part = /^([0-9.]+(?:e[+-]?[0-9]+)?)\s*\*\s*(.+)$/i.exec(text);
    const name = unquoted(part?.[2] ?? text);
    const factor = sign * Number(part?.[1] ?? 1);
    if (columns.has(name) && Number.isFinite(factor)) terms.push({ name, factor });
    else if (part === null && text !== '' && Number.isFinite(Number(text))) constant += sign * Number(text);
    else return { unknown: name };
  }
  return { terms, constant };
}

function unquoted(text: string): string {
  return /^`.*`$/.test(text) ? text.slice(1, -1) : text;
}

/** The parts between plus and minus signs; a sign inside of a column's name, longest name first, parts nothing. */
function signedParts(side: string, columns: ReadonlySet<string>): { readonly sign: number; readonly text: string }[] {
  const names = [...columns].filter((name) => /[+-]/.test(name)).sort((a, b) => b.length - a.length);
  const parts: { sign: number; text: string }[] = [];
  let sign = 1;
  let text = '';
  for (let at = 0; at < side.length; ) {
    const quoted = /^`[^`]*`/.exec(side.slice(at))?.[0];
    const whole =
      quoted ??
      (text.trim() === '' || /\*\s*$/.test(text) ? names.find((name) => side.startsWith(name, at)) : undefined);
    const exponent = /^[0-9.]+e[+-]?[0-9]+/i.exec(side.slice(at))?.[0];
    const next = whole ?? (text.trim() === '' ? exponent : undefined) ?? (side[at] as string);
    if (next === '+' || next === '-') {
      if (text.trim() !== '' || parts.length > 0) parts.push({ sign, text: text.trim() });
      sign = next === '+' ? 1 : -1;
      text = '';
    } else text += next;
    at += next.length;
  }
  parts.push({ sign, text: text.trim() });
  return parts;
}
