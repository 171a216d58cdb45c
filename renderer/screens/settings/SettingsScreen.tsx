import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useCommands } from '../../commands/commands.tsx';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { text } from '../../text/text.ts';
import { type Entry, entries, type SettingsGroup, settingsGroups } from './entries.tsx';
import { findEntries } from './find-entries.ts';
import styles from './SettingsScreen.module.css';

/** Everything that can be set, by group; a change acts at once, and each has its own way back. */
export function SettingsScreen() {
  const [sought, setSought] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useCommands({ 'edit.find': () => search.current?.focus() });
  const found = findEntries(entries, sought);
  const groups = settingsGroups.filter((group) => found.some((entry) => entry.group === group));
  return (
    <>
      <div className={styles.toolbar}>
        <h1>{text('place.settings')}</h1>
        <label className={styles.search}>
          <Search aria-hidden="true" />
          <input
            ref={search}
            type="search"
            aria-label={text('settings.search')}
            placeholder={text('settings.search')}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </label>
      </div>
      <div className={styles.panes}>
        <nav className={styles.groups} data-pane="filter" aria-label={text('settings.groups')}>
          {groups.map((group) => (
            <button key={group} type="button" onClick={() => showGroup(group)}>
              {text(`settings.group.${group}`)}
            </button>
          ))}
        </nav>
        <div className={styles.list} data-pane="main">
          {groups.map((group) => (
            <Group key={group} group={group} shown={found.filter((entry) => entry.group === group)} />
          ))}
          {found.length === 0 && (
            <EmptyState
              icon={<Search aria-hidden="true" />}
              title={text('settings.none')}
              text={text('settings.none.text', { sought })}
            >
              <Button look="primary" onClick={() => setSought('')}>
                {text('settings.none.clear')}
              </Button>
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}

function Group({ group, shown }: { readonly group: SettingsGroup; readonly shown: readonly Entry[] }) {
  return (
    <section
      className={styles.group}
      id={`settings-${group}`}
      tabIndex={-1}
      aria-labelledby={`settings-${group}-title`}
    >
      <h2 id={`settings-${group}-title`}>{text(`settings.group.${group}`)}</h2>
      {shown.map(({ name, Control }) => (
        <Control key={name} />
      ))}
    </section>
  );
}

function showGroup(group: SettingsGroup): void {
  const section = document.getElementById(`settings-${group}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
