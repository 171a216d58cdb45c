import { useProject } from '../engine/project.tsx';
import { useQuery } from '../engine/queries.ts';
import { describeJob, isActive } from '../screens/runs/job-words.ts';
import { plural, text } from '../text/text.ts';
import styles from './StatusBar.module.css';

/** `status` is what the screen has to say of itself; without it the project is summed up. */
export function StatusBar({ status }: { readonly status: string | null }) {
  const { project, jobs } = useProject();
  const { query } = useQuery('shell.describe', {}, null);
  const active = jobs.filter(isActive);
  const first = active[0];
  return (
    <footer className={styles.bar} data-pane="status">
      <span>{project === null ? text('status.none') : (status ?? summary(project))}</span>
      {project !== null && (
        <span className={styles.jobs}>
          {first === undefined
            ? text('status.idle')
            : [plural('count.running', active.length), ...describeJob(first).facts].join(', ')}
        </span>
      )}
      <span className={styles.space} />
      {query.state === 'ready' && <span>{text('app.version', { version: query.value.version })}</span>}
    </footer>
  );
}

function summary(project: NonNullable<ReturnType<typeof useProject>['project']>): string {
  return `${plural('count.datasets', project.datasets.length)}, ${plural('count.runs', project.runs.length)}`;
}
