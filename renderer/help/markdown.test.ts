import { expect, test } from 'vitest';
import { inlinesOf, parseMarkdown } from './markdown.ts';

test('blocks are told apart, and lines that go on belong to what they follow', () => {
  const blocks = parseMarkdown(
    '# Title\n\nTwo\nlines.\n\n- one\n  more\n- two\n\n1. first\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```\ncode\n```\n',
  );

  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'code']);
  expect(blocks[1]).toEqual({ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Two lines.' }] });
  expect(blocks[2]).toMatchObject({ ordered: false, items: [[{ text: 'one more' }], [{ text: 'two' }]] });
  expect(blocks[3]).toMatchObject({ ordered: true });
  expect(blocks[4]).toMatchObject({
    rows: [
      [[{ text: 'a' }], [{ text: 'b' }]],
      [[{ text: '1' }], [{ text: '2' }]],
    ],
  });
});

test('bold, code and links are found in a line', () => {
  expect(inlinesOf('A **b** `c` [d](recipes.md).')).toEqual([
    { kind: 'text', text: 'A ' },
    { kind: 'bold', text: 'b' },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: 'c' },
    { kind: 'text', text: ' ' },
    { kind: 'link', text: 'd', target: 'recipes.md' },
    { kind: 'text', text: '.' },
  ]);
});

test('what is never closed is text, and the end is reached', () => {
  expect(parseMarkdown('```\nnever closed')).toEqual([{ kind: 'code', text: 'never closed' }]);
  expect(inlinesOf('a ** b [c')).toEqual([{ kind: 'text', text: 'a ** b [c' }]);
});
