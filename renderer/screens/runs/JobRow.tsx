import { FolderOpen, LayoutGrid, Pause, Play, RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import { allows } from '../../../app/contract/job-state.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { request } from '../../engine/client.ts';
import type { Job } from '../../engine/project.tsx';
import { formatClock, text } from '../../text/text.ts';
import styles from './JobRow.module.css';
import { describeJob } from './job-words.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { StateIcon } from './StateIcon.tsx';

/** States whose way so far is worth a bar. */
const withBar = new Set<Job['state']>([
  'preparing',
  'running',
  'pausing',
  'paused',
  'finishing',
  'cancelling',
  'interrupted',
]);

interface JobRowProps {
  readonly job: Job;
  readonly what: string | null;
  /** Synthetic rows or pictures of a finished run. */
  readonly made: number | null;
  readonly onBrowse: (scope: BrowseScope) => void;
}

/** One job, in the one form that serves every kind and state. */
export function JobRow({ job, what, made, onBrowse }: JobRowProps) {
  const [error, setError] = useState<unknown>(null);
  const [discarding, setDiscarding] = useState(false);
  const { tone, word, facts } = describeJob(job, made);
  const act = (ask: () => Promise<unknown>): void => {
    setError(null);
    ask().catch(setError);
  };
  return (
    <li className={styles.item} data-job={job.id} data-state={job.state}>
      <div className={styles.row}>
        <StateIcon state={job.state} tone={tone} />
        <div className={styles.title}>
          <h3>{job.title}</h3>
          <p>{[what, formatClock(new Date(job.createdAt))].filter(Boolean).join(', ')}</p>
        </div>
        <div className={styles.state}>
          <p className={styles.words} data-tone={tone} title={facts.join(', ')}>
            <strong>{word}</strong> <span>{facts.join(', ')}</span>
          </p>
          {withBar.has(job.state) && <ProgressBar job={job} />}
        </div>
        <div className={styles.actions}>
          <JobActions job={job} act={act} onBrowse={onBrowse} onDiscard={() => setDiscarding(true)} />
        </div>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {discarding && (
        <Dialog
          title={text('job.discard.title', { title: job.title })}
          onClose={() => setDiscarding(false)}
          foot={
            <>
              <Button onClick={() => setDiscarding(false)}>{text('dialog.cancel')}</Button>
              <Button
                look="primary"
                onClick={() => {
                  setDiscarding(false);
                  act(() => request('job.discard', { jobId: job.id }));
                }}
              >
                {text('job.discard.confirm')}
              </Button>
            </>
          }
        >
          <p>{text('job.discard.text')}</p>
        </Dialog>
      )}
    </li>
  );
}

interface JobActionsProps {
  readonly job: Job;
  readonly act: (ask: () => Promise<unknown>) => void;
  readonly onBrowse: (scope: BrowseScope) => void;
  readonly onDiscard: () => void;
}

function JobActions({ job, act, onBrowse, onDiscard }: JobActionsProps) {
  const { id: jobId, runId, state } = job;
  const ended = state === 'succeeded' || state === 'succeeded-with-warnings';
  return (
    <>
      {allows(state, 'pause') && (
        <Button icon={<Pause aria-hidden="true" />} onClick={() => act(() => request('job.pause', { jobId }))}>
          {text('job.pause')}
        </Button>
      )}
      {allows(state, 'resume') && (
        <Button icon={<Play aria-hidden="true" />} onClick={() => act(() => request('job.resume', { jobId }))}>
          {text('job.resume')}
        </Button>
      )}
      {allows(state, 'cancel') && (
        <Button onClick={() => act(() => request('job.cancel', { jobId }))}>{text('job.cancel')}</Button>
      )}
      {allows(state, 'retry') && (
        <Button icon={<RotateCw aria-hidden="true" />} onClick={() => act(() => request('job.retry', { jobId }))}>
          {text('job.retry')}
        </Button>
      )}
      {allows(state, 'retry-skipped') && (
        <Button
          icon={<RotateCw aria-hidden="true" />}
          title={text('job.retrySkipped.what')}
          onClick={() => act(() => request('job.retrySkipped', { jobId }))}
        >
          {text('job.retrySkipped')}
        </Button>
      )}
      {allows(state, 'discard') && <Button onClick={onDiscard}>{text('job.discard')}</Button>}
      {runId !== null && ended && (
        <Button icon={<LayoutGrid aria-hidden="true" />} onClick={() => onBrowse({ kind: 'run', runId })}>
          {text('job.browse')}
        </Button>
      )}
      {runId !== null && ended && (
        <Button
          icon={<FolderOpen aria-hidden="true" />}
          onClick={() => act(() => request('shell.openRunFolder', { runId }))}
        >
          {text('job.openFolder')}
        </Button>
      )}
      {runId !== null && state === 'succeeded' && (
        <Button icon={<RotateCw aria-hidden="true" />} onClick={() => act(() => request('run.repeat', { runId }))}>
          {text('job.runAgain')}
        </Button>
      )}
    </>
  );
}
