import { CirclePlay } from 'lucide-react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { Screen } from '../../controls/Screen.tsx';
import { useProject } from '../../engine/project.tsx';
import { text } from '../../text/text.ts';
import { JobList } from './JobList.tsx';
import { isActive } from './job-words.ts';
import styles from './RunsScreen.module.css';

interface RunsProps {
  readonly onShowDatasets: () => void;
  readonly onBrowse: (scope: BrowseScope) => void;
}

/** Every job, what runs on top, then the newest first. */
export function RunsScreen({ onShowDatasets, onBrowse }: RunsProps) {
  const { project, jobs } = useProject();
  const now = jobs.filter((job) => isActive(job) || job.state === 'paused');
  const earlier = jobs.filter((job) => !now.includes(job));
  return (
    <Screen title={text('runs.title')}>
      {jobs.length === 0 && (
        <EmptyState
          icon={<CirclePlay aria-hidden="true" />}
          title={text('runs.empty.title')}
          text={text('runs.empty.text')}
        >
          <Button look="primary" onClick={onShowDatasets}>
            {text('runs.empty.action')}
          </Button>
        </EmptyState>
      )}
      {now.length > 0 && (
        <section>
          <h2 className={styles.heading}>{text('runs.now')}</h2>
          <JobList jobs={now} project={project} onBrowse={onBrowse} />
        </section>
      )}
      {earlier.length > 0 && (
        <section>
          <h2 className={styles.heading}>{text('runs.earlier')}</h2>
          <JobList jobs={earlier} project={project} onBrowse={onBrowse} />
        </section>
      )}
    </Screen>
  );
}
