import { useRegistry } from '../../commands/commands.tsx';
import { Button } from '../../controls/Button.tsx';
import { useQuery } from '../../engine/queries.ts';
import { text } from '../../text/text.ts';
import styles from './SettingsScreen.module.css';

/** Which version this is, under which terms, and what is new in it. */
export function About() {
  const registry = useRegistry();
  const shell = useQuery('shell.describe', {}, null).query;
  const engine = useQuery('engine.describe', {}, null).query;
  return (
    <div className={styles.row} data-setting="about">
      <div className={styles.words}>
        <h3>{text('about.title', { version: shell.state === 'ready' ? shell.value.version : '' })}</h3>
        <p>{text('about.text')}</p>
        {engine.state === 'ready' && <p>{text('about.engine', engine.value)}</p>}
        <p>{text('about.licence')}</p>
      </div>
      <div className={styles.control}>
        <Button onClick={() => registry.run('help.releaseNotes')}>{text('command.help.releaseNotes')}</Button>
        <Button onClick={() => registry.run('help.licenses')}>{text('command.help.licenses')}</Button>
      </div>
    </div>
  );
}
