import type { Handlers } from './handler.ts';

export const jobHandlers: Pick<
  Handlers,
  | 'job.list'
  | 'job.get'
  | 'job.log'
  | 'job.start'
  | 'job.reorder'
  | 'job.pause'
  | 'job.resume'
  | 'job.cancel'
  | 'job.retry'
  | 'job.discard'
> = {
  'job.list': (_input, { workspace }) => workspace.jobs.list().map((job) => job.view()),
  'job.get': ({ jobId }, { workspace }) => workspace.jobs.get(jobId).view(),
  'job.log': ({ jobId }, { workspace }) => workspace.jobs.log(jobId),
  'job.start': ({ jobId }, { workspace }) => workspace.jobs.startNow(jobId).view(),
  'job.reorder': ({ jobId, place }, { workspace }) => workspace.jobs.reorder(jobId, place).view(),
  'job.pause'({ jobId }, { workspace }) {
    const job = workspace.jobs.get(jobId);
    job.pause();
    return job.view();
  },
  'job.resume': ({ jobId }, { workspace }) => workspace.jobs.resume(jobId).view(),
  'job.cancel': ({ jobId }, { workspace }) => workspace.jobs.cancel(jobId).view(),
  'job.retry': ({ jobId }, { workspace }) => workspace.jobs.retry(jobId).view(),
  async 'job.discard'({ jobId }, { workspace }) {
    const { title } = workspace.jobs.get(jobId).stored;
    await workspace.jobs.discard(jobId);
    workspace.record({
      kind: 'job.discarded',
      summary: `“${title}” was discarded with what it had made.`,
      subjectId: jobId,
    });
    return {};
  },
};
