import { Dialog } from '../controls/Dialog.tsx';
import { KeyCaps } from '../controls/KeyCaps.tsx';
import { text } from '../text/text.ts';
import { isSingleKey } from './chords.ts';
import { type CommandGroup, definitionOf } from './command-table.ts';
import { type ListedCommand, useCommandList, useRegistry } from './commands.tsx';
import styles from './ShortcutSheet.module.css';

/** All shortcuts as they are set, by what they are about. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { singleKeys } = useRegistry().keySettings;
  const shown = useCommandList().filter(({ keys }) => keys.length > 0);
  return (
    <Dialog title={text('shortcuts.title')} wide onClose={onClose}>
      {!singleKeys && <p>{text('shortcuts.singleOff')}</p>}
      <div className={styles.columns}>
        {[...byGroup(shown)].map(([group, commands]) => (
          <section key={group} className={styles.group}>
            <h3>{text(`command.group.${group}`)}</h3>
            <dl>
              {commands.map(({ id, title, keys }) => (
                <div key={id} className={styles.row} data-command={id}>
                  <dt>{title}</dt>
                  <dd>
                    {keys.map((chord) => (
                      <KeyCaps key={chord} keys={chord} struck={!singleKeys && isSingleKey(chord)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

export function byGroup(commands: readonly ListedCommand[]): ReadonlyMap<CommandGroup, readonly ListedCommand[]> {
  const groups = new Map<CommandGroup, ListedCommand[]>();
  for (const command of commands) {
    const { group } = definitionOf(command.id);
    groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  return groups;
}
