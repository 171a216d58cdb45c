import { describe, expect, it } from 'vitest';
import type { PictureItem } from '../../../app/formats/picture-item.ts';
import type { ImageRecipe } from '../../../app/model/recipe.ts';
import { parseRecipe } from '../../../app/recipe/parse.ts';
import { planPictures } from './picture-plan.ts';

function recipeWith(fields: object): ImageRecipe {
  const recipe = parseRecipe({ twelvefold: 1, kind: 'image', seed: 3, copies: 2, ...fields });
  if (recipe.kind !== 'image') throw new Error('not a picture recipe');
  return recipe;
}

function itemsAt(...paths: string[]): PictureItem[] {
  return paths.map((path) => ({ path, class: path.split('/')[0]!, part: null }));
}

function plan(items: PictureItem[], fields: object = {}) {
  return planPictures(
    items,
    recipeWith(fields),
    items.map((item) => item.part),
  );
}

const namesOf = (planned: ReturnType<typeof plan>) => planned.flatMap((p) => [p.original?.path ?? '', ...p.copies]);

describe('planPictures', () => {
  it('names copies after their source and keeps its extension', () => {
    const planned = plan(itemsAt('cat/Tom.JPG'));

    expect(namesOf(planned)).toEqual(['cat/Tom.JPG', 'cat/Tom__a001.JPG', 'cat/Tom__a002.JPG']);
    expect(planned[0]?.copyFormat).toBe('jpeg');
  });

  it('gives every file a name of its own when stems meet, in any case and any form of accents', () => {
    const clashing = itemsAt('c/a.jpg', 'c/A.jpg', 'c/x/a.jpg', 'c/a__a001.jpg', 'c/é.png', 'c/e\u0301.png', 'c/a.png');

    const names = namesOf(plan(clashing, { output: { format: 'jpeg' } }));

    expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
    expect(names.slice(0, 3)).toEqual(['c/a.jpg', 'c/a__a001.jpg', 'c/a__a002.jpg']);
    expect(names[3]).toBe('c/A~2.jpg');
  });

  it('moves reserved names aside and cuts names that are too long without cutting a character', () => {
    const names = namesOf(plan(itemsAt('c/con.jpg', `c/${'🐈'.repeat(60)}${'x'.repeat(11)}.jpg`, 'c/AUX.old.png')));

    expect(names[0]).toBe('c/_con.jpg');
    expect(names[6]).toBe('c/_AUX.old.png');
    for (const name of names) {
      expect(Buffer.byteLength(name.slice(2))).toBeLessThanOrEqual(255);
      expect(Buffer.from(name).toString()).toBe(name);
    }
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps a class called like a file of the result out of its way', () => {
    expect(namesOf(plan(itemsAt('lineage.csv/a.png')))[0]).toBe('_lineage.csv/a.png');
  });

  it('turns formats that are not written into PNG copies and keeps the original as it is', () => {
    const [planned] = plan(itemsAt('c/a.gif'));

    expect(planned?.original).toEqual({ path: 'c/a.gif', format: 'as-is' });
    expect(planned?.copies[0]).toBe('c/a__a001.png');
  });

  it('equalizes classes to the size of the largest', () => {
    const items = itemsAt('a/1.png', 'a/2.png', 'a/3.png', 'b/1.png', 'c/1.png', 'c/2.png');

    const planned = plan(items, { balance: 'equalize', copies: 1 });

    const sizes = new Map<string, number>();
    for (const p of planned) sizes.set(p.class, (sizes.get(p.class) ?? 0) + 1 + p.copies.length);
    expect([...sizes.values()]).toEqual([6, 6, 6]);
  });

  it('augments and drops originals of the training part alone', () => {
    const items: PictureItem[] = [
      { path: 'train/a/1.png', class: 'a', part: 'train' },
      { path: 'test/a/2.png', class: 'a', part: 'test' },
    ];

    const planned = plan(items, { keep_original: false });

    expect(planned.map((p) => [p.original?.path, p.copies.length])).toEqual([
      [undefined, 2],
      ['test/a/2.png', 0],
    ]);
  });

  it('takes copies per class and names the class that is not there with the nearest one', () => {
    const items = itemsAt('cat/1.png', 'dog/1.png');

    expect(plan(items, { copies: { class: { dog: 3 } } }).map((p) => p.copies.length)).toEqual([0, 3]);
    expect(() => plan(items, { copies: { class: { dgo: 3 } } })).toThrow(/copies\.class\.dgo.*"dog"/);
    expect(() => plan(items, { per_class: { cta: [] } })).toThrow(/per_class\.cta.*"cat"/);
  });
});
