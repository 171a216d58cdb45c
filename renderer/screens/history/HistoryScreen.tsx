import {
  CirclePlay,
  FolderOutput,
  FolderPlus,
  History,
  Import,
  type LucideIcon,
  SlidersHorizontal,
} from 'lucide-react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { Screen } from '../../controls/Screen.tsx';
import { useProject } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { formatClock, formatDay, text } from '../../text/text.ts';
import styles from './HistoryScreen.module.css';

type HistoryEvent = CommandOutput<'history.list'>[number];

/** By the first word of an event's kind; what is not named here shows as a plain event. */
const icons: Readonly<Record<string, LucideIcon>> = {
  project: FolderPlus,
  dataset: Import,
  import: Import,
  recipe: SlidersHorizontal,
  run: CirclePlay,
  export: FolderOutput,
};

/** What happened in the project, newest first, by day. */
export function HistoryScreen() {
  const { revision } = useProject();
  const { query, retry } = useQuery('history.list', { limit: 1000 }, revision);
  return (
    <Screen title={text('history.title')}>
      {query.state === 'failed' && (
        <ErrorNote error={query.error}>
          <Button onClick={retry}>{text('history.retry')}</Button>
        </ErrorNote>
      )}
      {query.state === 'ready' && query.value.length === 0 && (
        <EmptyState
          icon={<History aria-hidden="true" />}
          title={text('history.empty.title')}
          text={text('history.empty.text')}
        />
      )}
      {query.state === 'ready' &&
        byDay(query.value).map(({ day, events }) => (
          <section key={day}>
            <h2 className={styles.day}>{day}</h2>
            <ol>
              {events.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </ol>
          </section>
        ))}
    </Screen>
  );
}

function EventRow({ event }: { readonly event: HistoryEvent }) {
  const Icon = icons[event.kind.split(/[.-]/)[0] ?? ''] ?? History;
  const at = new Date(event.at);
  return (
    <li className={styles.event} data-kind={event.kind}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" />
      </span>
      <span className={styles.summary}>{event.summary}</span>
      <time dateTime={event.at}>{formatClock(at)}</time>
    </li>
  );
}

function byDay(events: readonly HistoryEvent[]): readonly { day: string; events: readonly HistoryEvent[] }[] {
  const days = new Map<string, HistoryEvent[]>();
  for (const event of [...events].sort((a, b) => b.id - a.id)) {
    const day = dayOf(new Date(event.at));
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, list]) => ({ day, events: list }));
}

function dayOf(at: Date): string {
  const today = new Date();
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  if (at.toDateString() === today.toDateString()) return text('history.today');
  if (at.toDateString() === yesterday.toDateString()) return text('history.yesterday');
  return formatDay(at);
}
