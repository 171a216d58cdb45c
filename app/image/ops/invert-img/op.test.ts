import { describe, expect, it } from 'vitest';
import { describeOperation, picture, replayed } from '../../testing-operation.ts';

describe('InvertImg', () => {
  it('takes each sample from the full scale, and leaves alpha', () => {
    expect([...replayed('InvertImg', {}, picture(2, [0, 9, 200, 9])).data]).toEqual([255, 9, 55, 9]);
    expect([...replayed('InvertImg', {}, picture(1, [0, 65_000], { bits: 16 })).data]).toEqual([65_535, 535]);
  });
});

describeOperation({
  op: 'InvertImg',
  changes: {},
});
