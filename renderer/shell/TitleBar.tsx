import { Copy, Menu, Minus, Redo2, Search, Square, Undo2, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { WindowAction } from '../../app/contract/shell.ts';
import type { CommandId } from '../commands/command-table.ts';
import { titleOf, useCommandList, useRegistry, useShortcutOf } from '../commands/commands.tsx';
import { Button } from '../controls/Button.tsx';
import { KeyCaps } from '../controls/KeyCaps.tsx';
import { request, subscribe } from '../engine/client.ts';
import { useProject } from '../engine/project.tsx';
import { text } from '../text/text.ts';
import { AppMark } from './AppMark.tsx';
import styles from './TitleBar.module.css';

const act = (action: WindowAction) => () => void request('shell.window', { action });

/** The project, the way to every command, undo and redo, and the window's own buttons. */
export function TitleBar({ onNewProject }: { readonly onNewProject: () => void }) {
  const { project } = useProject();
  const mac = navigator.platform.startsWith('Mac');
  return (
    <header className={styles.bar} data-mac={mac} data-pane="title">
      {!mac && (
        <button type="button" className={styles.icon} aria-label={text('title.menu')} onClick={act('menu')}>
          <Menu aria-hidden="true" />
        </button>
      )}
      <AppMark />
      <div className={styles.side}>
        <span className={styles.name} title={project?.path}>
          {project?.name ?? text('app.name')}
        </span>
      </div>
      <PaletteButton />
      <div className={styles.side}>
        <span className={styles.space} />
        {project?.sample === true && (
          <>
            <span className={styles.tag}>{text('title.sample')}</span>
            <Button look="link" onClick={onNewProject}>
              {text('title.startMyOwn')}
            </Button>
          </>
        )}
        {project !== null && (
          <>
            <CommandButton id="edit.undo" icon={<Undo2 aria-hidden="true" />} />
            <CommandButton id="edit.redo" icon={<Redo2 aria-hidden="true" />} />
          </>
        )}
      </div>
      {!mac && <WindowButtons />}
    </header>
  );
}

function PaletteButton() {
  const registry = useRegistry();
  const keys = useShortcutOf('view.palette');
  return (
    <button type="button" className={styles.palette} onClick={() => registry.run('view.palette')}>
      <Search aria-hidden="true" />
      <span>{text('title.palette')}</span>
      {keys !== null && <KeyCaps keys={keys} />}
    </button>
  );
}

/** A command as a button: it stays reachable while it cannot be done, and says why. */
function CommandButton({ id, icon }: { readonly id: CommandId; readonly icon: ReactNode }) {
  const registry = useRegistry();
  const command = useCommandList().find((listed) => listed.id === id);
  const disabled = command?.disabled ?? null;
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={titleOf(id)}
      aria-disabled={disabled !== null}
      title={disabled ?? [titleOf(id), ...(command?.keys.slice(0, 1) ?? [])].join(' ')}
      onClick={() => registry.run(id)}
    >
      {icon}
    </button>
  );
}

function WindowButtons() {
  const [maximized, setMaximized] = useState(false);
  useEffect(() => {
    void request('shell.describe', {}).then((described) => setMaximized(described.maximized));
    return subscribe('shell.windowChanged', (change) => setMaximized(change.maximized));
  }, []);
  return (
    <div className={styles.window}>
      <button type="button" aria-label={text('title.minimize')} onClick={act('minimize')}>
        <Minus aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={text(maximized ? 'title.restore' : 'title.maximize')}
        onClick={act('toggle-maximize')}
      >
        {maximized ? <Copy aria-hidden="true" /> : <Square aria-hidden="true" />}
      </button>
      <button type="button" aria-label={text('title.close')} onClick={act('close')}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
