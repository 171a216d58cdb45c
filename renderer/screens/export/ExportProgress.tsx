import { CircleCheck, ClipboardCopy, FolderOpen, Terminal } from 'lucide-react';
import { useState } from 'react';
import { allows } from '../../../app/contract/job-state.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import field from '../../controls/Field.module.css';
import { Wizard } from '../../controls/Wizard.tsx';
import { RequestFailed, request } from '../../engine/client.ts';
import { useProject } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { plural, text } from '../../text/text.ts';
import { describeJob } from '../runs/job-words.ts';
import { ProgressBar } from '../runs/ProgressBar.tsx';
import styles from './ExportDialog.module.css';
import type { ExportDraft } from './export-draft.ts';

interface ExportProgressProps {
  readonly jobId: string;
  readonly draft: ExportDraft;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The export under way, then where it lies and how to do the same again. Closed, it goes on among the runs. */
export function ExportProgress({ jobId, draft, onAgain, onClose }: ExportProgressProps) {
  const { jobs } = useProject();
  const [error, setError] = useState<unknown>(null);
  const job = jobs.find(({ id }) => id === jobId);
  const act = (ask: () => Promise<unknown>): void => {
    setError(null);
    ask().catch(setError);
  };
  const over = job !== undefined && (job.state === 'succeeded' || job.state === 'succeeded-with-warnings');
  return (
    <Wizard
      title={text(over ? 'export.done' : 'export.running')}
      onClose={onClose}
      side={null}
      foot={
        <>
          {job !== undefined && allows(job.state, 'pause') && (
            <Button onClick={() => act(() => request('job.pause', { jobId }))}>{text('job.pause')}</Button>
          )}
          {job !== undefined && allows(job.state, 'resume') && (
            <Button onClick={() => act(() => request('job.resume', { jobId }))}>{text('job.resume')}</Button>
          )}
          {job !== undefined && allows(job.state, 'cancel') && (
            <Button onClick={() => act(() => request('job.cancel', { jobId }))}>{text('job.cancel')}</Button>
          )}
          {job !== undefined && (job.state === 'failed' || job.state === 'cancelled') && (
            <Button onClick={onAgain}>{text('export.back')}</Button>
          )}
          <Button look="primary" onClick={onClose}>
            {text(over ? 'export.close' : 'export.background')}
          </Button>
        </>
      }
    >
      {job === undefined && <p>{text('loading')}</p>}
      {job !== undefined && !over && (
        <section className={styles.progress} aria-live="polite">
          <p>
            <strong>{describeJob(job).word}</strong> {describeJob(job).facts.join(', ')}
          </p>
          <ProgressBar job={job} />
        </section>
      )}
      {job?.failure != null && (
        <ErrorNote
          error={
            new RequestFailed({ kind: 'expected', error: { code: 'output.failed', message: job.failure.message } })
          }
        />
      )}
      {over && <Finished jobId={jobId} draft={draft} act={act} />}
      {error !== null && <ErrorNote error={error} />}
    </Wizard>
  );
}

interface FinishedProps {
  readonly jobId: string;
  readonly draft: ExportDraft;
  readonly act: (ask: () => Promise<unknown>) => void;
}

function Finished({ jobId, draft, act }: FinishedProps) {
  const { scope, wish, name, container, overwrite } = draft;
  const exports = useQuery('export.list', {}, jobId).query;
  const made = useQuery(
    'export.check',
    { scope, wish, folder: draft.folder ?? '.', name, container, overwrite },
    jobId,
  ).query;
  const done = exports.state === 'ready' ? exports.value.find((one) => one.jobId === jobId) : undefined;
  const command = made.state === 'ready' ? made.value.command : null;
  if (done === undefined) return <p>{text('loading')}</p>;
  return (
    <>
      <p className={styles.good}>
        <CircleCheck aria-hidden="true" />
        <strong>
          {text('export.done.count', {
            count: plural('count.samples', done.count ?? 0),
            files: plural('count.files', Object.keys(done.files).length),
          })}
        </strong>
      </p>
      <div className={field.field}>
        <h3 className={field.label}>{text('export.done.path')}</h3>
        <p className={styles.copied}>
          <code>{done.destination}</code>
          <Button
            icon={<FolderOpen aria-hidden="true" />}
            onClick={() => act(() => request('shell.revealExport', { jobId }))}
          >
            {text('export.reveal')}
          </Button>
          <Button
            icon={<ClipboardCopy aria-hidden="true" />}
            onClick={() => act(() => request('shell.copyText', { text: done.destination }))}
          >
            {text('export.copyPath')}
          </Button>
        </p>
      </div>
      {command !== null && (
        <div className={field.field}>
          <h3 className={field.label}>{text('export.done.command')}</h3>
          <p className={styles.copied}>
            <code>{command}</code>
            <Button
              icon={<Terminal aria-hidden="true" />}
              onClick={() => act(() => request('shell.copyText', { text: command }))}
            >
              {text('export.copyCommand')}
            </Button>
          </p>
        </div>
      )}
    </>
  );
}
