import { useRef } from 'react';
import type { Job } from '../../engine/project.tsx';
import { text } from '../../text/text.ts';
import styles from './ProgressBar.module.css';

/** How far a job is. The bar never moves backwards, and is full only when everything is done. */
export function ProgressBar({ job }: { readonly job: Job }) {
  const furthest = useRef(0);
  const { progress } = job;
  if (progress === null || progress.total === null || progress.total === 0) {
    return (
      <div
        className={styles.track}
        data-moving
        role="progressbar"
        aria-label={text('runs.progress', { title: job.title })}
      />
    );
  }
  furthest.current = Math.max(furthest.current, progress.done / progress.total);
  const percent = Math.floor(Math.min(1, furthest.current) * 100);
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={text('runs.progress', { title: job.title })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div className={styles.bar} data-state={job.state} style={{ width: `${percent}%` }} />
    </div>
  );
}
