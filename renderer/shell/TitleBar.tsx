import { Copy, Menu, Minus, Square, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { request, subscribe } from '../engine/client.ts';
import { useProject } from '../engine/project.tsx';
import { text } from '../text/text.ts';
import { AppMark } from './AppMark.tsx';
import styles from './TitleBar.module.css';

type WindowAction = 'minimize' | 'toggle-maximize' | 'close' | 'menu';
const act = (action: WindowAction) => () => void request('shell.window', { action });

export function TitleBar({ onNewProject }: { readonly onNewProject: () => void }) {
  const { project } = useProject();
  const mac = navigator.platform.startsWith('Mac');
  return (
    <header className={styles.bar} data-mac={mac}>
      {!mac && (
        <button type="button" className={styles.icon} aria-label={text('title.menu')} onClick={act('menu')}>
          <Menu aria-hidden="true" />
        </button>
      )}
      <AppMark />
      <span className={styles.name} title={project?.path}>
        {project?.name ?? text('app.name')}
      </span>
      <span className={styles.space} />
      {project?.sample === true && (
        <>
          <span className={styles.tag}>{text('title.sample')}</span>
          <Button look="link" onClick={onNewProject}>
            {text('title.startMyOwn')}
          </Button>
        </>
      )}
      {!mac && <WindowButtons />}
    </header>
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
