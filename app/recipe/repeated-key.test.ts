import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRepeatedKey } from './repeated-key.ts';

describe('findRepeatedKey', () => {
  it('finds nothing in what JSON writes itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(findRepeatedKey(JSON.stringify(value, null, indent))).toBeUndefined();
      }),
    );
  });

  it.each([
    ['{"a": 1, "a": 2}', 'a', '"a"'],
    ['[{"x": {"k": "k", "\\u006b" : 0}}]', 'k', '"\\u006b"'],
    ['{"a": [{"b": 1}, {"b": 2}], "c": "{\\"a\\": 1}", "b": 0, "c": 0}', 'c', '"c"'],
  ])('names the key and the place in %s', (text, key, token) => {
    expect(findRepeatedKey(text)).toEqual({ key, at: text.lastIndexOf(token) });
  });
});
