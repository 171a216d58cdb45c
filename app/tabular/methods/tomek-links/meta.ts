import { z } from 'zod';
import type { MethodMeta } from '../../method.ts';
import { cleaningStrategy } from '../../sampling-strategy-under.ts';

export const tomekLinksParameters = z.strictObject({ sampling_strategy: cleaningStrategy });

export type TomekLinksParameters = z.output<typeof tomekLinksParameters>;

export const tomekLinksMeta: MethodMeta<TomekLinksParameters> = {
  name: 'TomekLinks',
  title: 'Tomek links',
  kind: 'cleaning',
  summary: 'Removes rows that have a row of another class for their nearest, and are its nearest in turn.',
  useWhen: 'Classes touch and a thin border between them is wanted; it removes few rows.',
  avoidWhen: 'Classes overlap widely, or rows at the border are the ones that matter.',
  source: 'Tomek: Two modifications of CNN. IEEE Transactions on Systems, Man, and Cybernetics 6, 1976.',
  parameters: tomekLinksParameters,
  needs: () => ({ numeric: 'required', categorical: 'refused', acceptsMissing: false, target: 'classes' }),
};
