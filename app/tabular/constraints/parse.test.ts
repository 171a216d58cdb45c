import { describe, expect, it } from 'vitest';
import { parseConstraints } from './parse.ts';

const read = (constraint: unknown) => parseConstraints([constraint], 'constraints')[0];

describe('parseConstraints', () => {
  it('keeps what was said and writes out the tolerance of a sum', () => {
    expect(read({ column: 'age', min: 0, max: 120, whole: true })).toEqual({
      column: 'age',
      min: 0,
      max: 120,
      whole: true,
    });
    expect(read({ column: 'city', allowed: ['Bonn'] })).toEqual({ column: 'city', allowed: ['Bonn'] });
    expect(read({ sum: ['a', 'b'], equals: 'total' })).toEqual({ sum: ['a', 'b'], equals: 'total', tolerance: 0 });
  });

  it.each([
    [{ column: 'age', minimum: 0 }, /"constraints\[0\]\.minimum" is not a key/],
    [{ column: 'age' }, /"constraints\[0\]\.column" says nothing/],
    [{ column: 'age', min: 3, max: 1 }, /"constraints\[0\]\.max" is 1, below "min" 3/],
    [{ column: 'age', allowed: [] }, /"constraints\[0\]\.allowed" must be a list/],
    [{ check: 'a = b' }, /"constraints\[0\]\.check" is "a = b"; expected two sides/],
    [{ fixed: ['city'] }, /"constraints\[0\]\.fixed" must name two columns or more/],
    [{ sum: ['a', 'b'] }, /"constraints\[0\]\.equals" is nothing; expected the column/],
    [{ min: 3 }, /"constraints\[0\]\.column" is missing/],
    [7, /"constraints\[0\]" must be an object; found 7/],
  ])('refuses %j, naming the field', (constraint, complaint) => {
    expect(() => read(constraint)).toThrow(complaint);
  });
});
