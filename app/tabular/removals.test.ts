import { describe, expect, it } from 'vitest';
import { removalReason } from './removals.ts';

describe('removalReason', () => {
  it.each([
    [[], 'not drawn'],
    [[12], 'not drawn row 12'],
    [[12, 3], 'not drawn rows 12, 3'],
    [[12, 107], 'not drawn rows 12, s107'],
    [[1, 2, 3, 4, 5, 6, 7], 'not drawn rows 1, 2, 3, 4, 5 and 2 more'],
  ])('ends with the rows %j', (others, expected) => {
    expect(removalReason({ reason: 'not drawn', others }, 100)).toBe(expected);
  });
});
