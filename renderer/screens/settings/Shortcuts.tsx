import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { chordOf } from '../../commands/chords.ts';
import { type CommandId, definitionOf } from '../../commands/command-table.ts';
import { type ListedCommand, titleOf, useCommandList } from '../../commands/commands.tsx';
import { conflictsOf } from '../../commands/conflicts.ts';
import { byGroup } from '../../commands/ShortcutSheet.tsx';
import { Button } from '../../controls/Button.tsx';
import { KeyCaps } from '../../controls/KeyCaps.tsx';
import { useSettings } from '../../settings/settings.tsx';
import { text } from '../../text/text.ts';
import styles from './SettingsScreen.module.css';

/** The keys of every command. Two that share a key say so; the one that is asked first wins until one is changed. */
export function Shortcuts() {
  const { settings, change } = useSettings();
  const [recording, setRecording] = useState<CommandId | null>(null);
  const commands = useCommandList();
  const conflicts = conflictsOf(commands);
  const set = (id: CommandId, keys: readonly string[] | null): void => {
    const { [id]: _before, ...others } = settings.shortcuts;
    change({ shortcuts: keys === null ? others : { ...others, [id]: [...keys] } });
    setRecording(null);
  };
  return (
    <div className={styles.shortcuts} data-setting="shortcuts">
      <div className={styles.words}>
        <h3>{text('settings.shortcuts')}</h3>
        <p>{text('settings.shortcuts.help')}</p>
      </div>
      {[...byGroup(commands)].map(([group, listed]) => (
        <section key={group}>
          <h4>{text(`command.group.${group}`)}</h4>
          <ul>
            {listed.map((command) => (
              <ShortcutRow
                key={command.id}
                command={command}
                clashes={conflicts.get(command.id) ?? []}
                recording={recording === command.id}
                own={settings.shortcuts[command.id] !== undefined}
                onRecord={() => setRecording(command.id)}
                onKeys={(keys) => set(command.id, keys)}
                onStop={() => setRecording(null)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface ShortcutRowProps {
  readonly command: ListedCommand;
  readonly clashes: readonly CommandId[];
  readonly recording: boolean;
  readonly own: boolean;
  readonly onRecord: () => void;
  /** Null for those of the table. */
  readonly onKeys: (keys: readonly string[] | null) => void;
  readonly onStop: () => void;
}

function ShortcutRow({ command, clashes, recording, own, onRecord, onKeys, onStop }: ShortcutRowProps) {
  const { title, keys, id } = command;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event.nativeEvent);
    if (event.key === 'Escape') onStop();
    else if (event.key === 'Backspace') onKeys([]);
    else if (chord !== null) onKeys([chord]);
  };
  return (
    <li className={styles.shortcut} data-command={id}>
      <span className={styles.title}>
        {title}
        {clashes.length > 0 && (
          <span className={styles.clash}>
            {text('settings.shortcuts.clash', { others: clashes.map(titleOf).join(', ') })}
          </span>
        )}
      </span>
      {recording ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to press keys here
          autoFocus
          readOnly
          className={styles.record}
          value={text('settings.shortcuts.press')}
          aria-label={text('settings.shortcuts.pressFor', { name: title })}
          onKeyDown={onKeyDown}
          onBlur={onStop}
        />
      ) : (
        <Button look="ghost" aria-label={text('settings.shortcuts.change', { name: title })} onClick={onRecord}>
          {keys.length === 0
            ? text('settings.shortcuts.none')
            : keys.map((chord) => <KeyCaps key={chord} keys={chord} />)}
        </Button>
      )}
      <button
        type="button"
        className={styles.reset}
        aria-label={text('settings.reset', { name: title })}
        title={text('settings.reset', { name: definitionOf(id).keys.join(', ') || title })}
        disabled={!own}
        onClick={() => onKeys(null)}
      >
        <RotateCcw aria-hidden="true" />
      </button>
    </li>
  );
}
