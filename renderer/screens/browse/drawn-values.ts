import { formatNumber } from '../../text/text.ts';

/** Matrices and fields say nothing to a person. */
const longestList = 4;

/** The numbers that were drawn for an operation, as one short line: `angle −12.5, scale 1.24`. What changes nothing is left out. */
export function describeDrawn(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .flatMap(([name, value]) => {
      const shown = shownValue(value);
      return shown === null || isNeutral(name, value) ? [] : [`${name.replaceAll('_', ' ')} ${shown}`];
    })
    .join(', ');
}

function shownValue(value: unknown): string | null {
  if (typeof value === 'number') return formatNumber(Number(value.toPrecision(4)));
  if (!Array.isArray(value) || value.length > longestList) return null;
  const parts = value.map(shownValue);
  return parts.includes(null) ? null : parts.join(' × ');
}

/** Nothing is added by zeros, and nothing scaled by ones. */
function isNeutral(name: string, value: unknown): boolean {
  const neutral = name.startsWith('scale') ? 1 : 0;
  return Array.isArray(value) ? value.every((part) => part === neutral) : value === neutral;
}
