import { Folder, X } from 'lucide-react';
import type { RecentProject } from '../../../app/contract/shell.ts';
import { request } from '../../engine/client.ts';
import type { Opening } from '../../shell/use-opening.ts';
import { formatDay, text } from '../../text/text.ts';
import styles from './RecentList.module.css';

interface RecentListProps {
  readonly recent: readonly RecentProject[];
  readonly opening: Opening;
  readonly onForgotten: () => void;
}

export function RecentList({ recent, opening, onForgotten }: RecentListProps) {
  return (
    <section className={styles.recent}>
      <h2>{text('home.recent')}</h2>
      <ul>
        {recent.map((project) => (
          <li key={project.path} className={styles.item}>
            <button
              type="button"
              className={styles.open}
              disabled={!project.exists}
              onClick={() => void opening.openProject(project.path)}
            >
              <Folder aria-hidden="true" />
              <span className={styles.words}>
                <strong>{project.name}</strong>
                <span title={project.path}>{project.path}</span>
              </span>
              <span className={styles.when}>
                {project.exists ? formatDay(new Date(project.openedAt)) : text('home.recent.missing')}
              </span>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={text('home.recent.remove', { name: project.name })}
              onClick={() => void request('shell.forgetRecent', { path: project.path }).then(onForgotten)}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
