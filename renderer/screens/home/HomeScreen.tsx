import { Download, FlaskConical, FolderOpen, FolderPlus, Lock, type LucideIcon } from 'lucide-react';
import { Button } from '../../controls/Button.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { KeyCaps } from '../../controls/KeyCaps.tsx';
import { useProject } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import type { Opening } from '../../shell/use-opening.ts';
import { text } from '../../text/text.ts';
import styles from './HomeScreen.module.css';
import { Mosaic } from './Mosaic.tsx';
import { RecentList } from './RecentList.tsx';

interface HomeProps {
  readonly opening: Opening;
  readonly onNewProject: () => void;
}

/** First run: three actions and what the app makes; later the recent projects in the same columns. */
export function HomeScreen({ opening, onNewProject }: HomeProps) {
  const { project } = useProject();
  const { query, retry } = useQuery('shell.listRecent', {}, project?.path);
  const recent = query.state === 'ready' ? query.value : [];
  return (
    <div className={styles.home}>
      <div className={styles.columns}>
        <div className={styles.left}>
          <h1 className={styles.title}>
            {text('home.title.1')}
            <br />
            {text('home.title.2')}
          </h1>
          <p className={styles.lead}>{text('home.lead')}</p>
          <div className={styles.actions}>
            <Action
              icon={FlaskConical}
              title={text('home.sample')}
              what={opening.busy ? text('home.opening') : text('home.sample.what')}
              keys="Ctrl+Shift+S"
              primary
              onClick={() => void opening.openSample('pictures')}
            />
            <Action
              icon={FolderPlus}
              title={text('home.new')}
              what={text('home.new.what')}
              keys="Ctrl+N"
              onClick={onNewProject}
            />
            <Action
              icon={FolderOpen}
              title={text('home.open')}
              what={text('home.open.what')}
              keys="Ctrl+O"
              onClick={() => void opening.pickProject()}
            />
          </div>
          {opening.error !== null && <ErrorNote error={opening.error} />}
          <Button look="link" className={styles.other} onClick={() => void opening.openSample('table')}>
            {text('home.otherSample')}
          </Button>
          <p className={styles.local}>
            <Lock aria-hidden="true" />
            {text('home.local')}
          </p>
        </div>
        {recent.length > 0 ? <RecentList recent={recent} opening={opening} onForgotten={retry} /> : <Mosaic />}
      </div>
      <p className={styles.drop}>
        <Download aria-hidden="true" />
        {text('home.drop')}
      </p>
    </div>
  );
}

interface ActionProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly what: string;
  readonly keys: string;
  readonly primary?: boolean;
  readonly onClick: () => void;
}

function Action({ icon: Icon, title, what, keys, primary = false, onClick }: ActionProps) {
  return (
    <button type="button" className={primary ? styles.primary : styles.action} onClick={onClick}>
      <Icon aria-hidden="true" />
      <span className={styles.words}>
        <strong>{title}</strong>
        <span>{what}</span>
      </span>
      <KeyCaps keys={keys} onAccent={primary} />
    </button>
  );
}
