import { describe, expect, it } from 'vitest';
import { philoxBlock } from './philox.ts';

// Known answers published with the Random123 library for philox4x32 with 10 rounds.
const knownAnswers = [
  { counter: [0, 0, 0, 0], key: [0, 0], block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
] as const;

describe('philoxBlock', () => {
  it.each(knownAnswers)('gives the published block for counter $counter', ({ counter, key, block }) => {
    const out = new Uint32Array(4);

    const [c0, c1, c2, c3] = counter;
    philoxBlock(out, c0, c1, c2, c3, key[0], key[1]);

    expect([...out]).toEqual(block);
  });
});
