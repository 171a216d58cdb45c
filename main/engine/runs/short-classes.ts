import type { TabularResult } from '../../../app/tabular/run-result.ts';
import type { FinishedItem } from './journal.ts';

/** Classes of which constraints let fewer rows be made than were asked for, as a report lists what failed. */
export function shortClasses({ rules }: TabularResult): FinishedItem['failed'] {
  return Object.entries(rules?.classes ?? {})
    .filter(([, { asked, made }]) => made < asked)
    .map(([label, { asked, made, draws }]) => ({
      item: `class "${label}"`,
      code: 'constraint.not-met',
      message: `${made} of ${asked} new rows keep to the constraints; the others broke one in each of their tries, ${draws} draws in all.`,
    }));
}
