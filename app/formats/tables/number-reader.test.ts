import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NumberReader } from './number-reader.ts';
import { MAX_NUMBER_BYTES, NumberWriter } from './number-writer.ts';

const encoder = new TextEncoder();

function read(text: string, mark: '.' | ',' = '.'): number | null {
  const reader = new NumberReader(mark);
  const bytes = encoder.encode(text);
  return reader.read(bytes, 0, bytes.length) ? reader.value : null;
}

const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));

describe('a number read from bytes', () => {
  test('is the double that Number gives, for any decimal text', () => {
    const decimal = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        digits(20),
        fc.option(digits(20)),
        fc.option(fc.integer({ min: -340, max: 320 })),
      )
      .map(([sign, whole, part, e]) => `${sign}${whole}${part === null ? '' : `.${part}`}${e === null ? '' : `e${e}`}`);

    fc.assert(
      fc.property(decimal, (text) => {
        expect(read(text)).toBe(Number(text));
        expect(read(text.replace('.', ','), ',')).toBe(Number(text));
      }),
      { numRuns: 5000 },
    );
  });

  test('is the double itself, for the text of any double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(Object.is(value, -0) ? '-0' : String(value))).toBe(value);
      }),
      { numRuns: 5000 },
    );
  });

  test('is rounded correctly next to the middle of two doubles', () => {
    const between = fc.tuple(fc.integer({ min: 2 ** 26, max: 2 ** 27 }), fc.integer({ min: 0, max: 2 ** 26 }));

    fc.assert(
      fc.property(between, fc.integer({ min: -2, max: 2 }), ([high, low], offset) => {
        const middle = 2n * (BigInt(high) * 2n ** 26n + BigInt(low)) + 1n + BigInt(offset);
        expect(read(`${middle}`)).toBe(Number(`${middle}`));
        expect(read(`${middle}.5`)).toBe(Number(`${middle}.5`));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['', ' ', '.', '-', '1e', '1e+', '1.2.3', '1,5', '0x10', '1_000', '1 2', 'abc', 'in', 'infinit', '--1'])(
    '%j is none',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  test.each([
    ['.5', 0.5],
    ['5.', 5],
    [' 7\t', 7],
    ['+3', 3],
    ['Inf', Infinity],
    ['-infinity', -Infinity],
    ['1e999', Infinity],
    ['0e999', 0],
  ])('%j is %d', (text, value) => {
    expect(read(text)).toBe(value);
  });
});

describe('a number written as bytes', () => {
  const bytes = new Uint8Array(MAX_NUMBER_BYTES);
  const textOf = (end: number) => new TextDecoder().decode(bytes.subarray(0, end));

  test('reads back as the same double', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true }),
          fc.integer().map((i) => i / 1000),
        ),
        (value) => {
          expect(Number(textOf(new NumberWriter('.').shortest(bytes, 0, value)))).toBe(value);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('is the text that String gives, for values of any length', () => {
    const writer = new NumberWriter('.');
    const ordinary = fc
      .tuple(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: -7, max: 18 }),
        fc.integer({ min: 1, max: 17 }),
      )
      .map(([fraction, power, length]) => Number((fraction * 10 ** power).toPrecision(length)));

    fc.assert(
      fc.property(ordinary, (value) => {
        const expected = Object.is(value, -0) ? '-0' : String(value);
        expect(textOf(writer.shortest(bytes, 0, value))).toBe(expected);
      }),
      { numRuns: 10_000 },
    );
  });

  test('has as many decimals as asked for when the value has no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (scaled, decimals) => {
        const value = scaled / 10 ** decimals;
        expect(textOf(new NumberWriter('.').fixed(bytes, 0, value, decimals))).toBe(
          Object.is(value, -0) ? (0).toFixed(decimals) : value.toFixed(decimals),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps every digit of a value with more decimals than asked for', () => {
    expect(textOf(new NumberWriter(',').fixed(bytes, 0, 0.1 + 0.2, 2))).toBe('0,30000000000000004');
  });
});
