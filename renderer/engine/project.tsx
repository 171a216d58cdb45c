import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandOutput } from '../../app/contract/commands.ts';
import { jobStates } from '../../app/contract/job-state.ts';
import { request, subscribe } from './client.ts';

/** The open project and its jobs, as the engine last told them. */

export type Project = NonNullable<CommandOutput<'project.describe'>>;
export type Dataset = Project['datasets'][number];
export type Job = CommandOutput<'job.get'>;

interface OpenProject {
  readonly project: Project | null;
  /** Newest first. */
  readonly jobs: readonly Job[];
  /** Counts every change of what the project holds; queries that depend on it ask again. */
  readonly revision: number;
  readonly show: (project: Project | null) => void;
}

const ProjectContext = createContext<OpenProject | null>(null);

export function useProject(): OpenProject {
  const value = useContext(ProjectContext);
  if (value === null) throw new Error('useProject outside ProjectProvider');
  return value;
}

export function ProjectProvider({ children }: { readonly children: ReactNode }) {
  const [project, setProject] = useState<Project | null>(null);
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [revision, setRevision] = useState(0);
  /** Refreshes overlap; only the last one asked for may be shown. */
  const asked = useRef(0);

  const refresh = useCallback(async () => {
    const turn = ++asked.current;
    try {
      const found = await request('project.describe', {});
      const list = found === null ? [] : await request('job.list', {});
      if (turn !== asked.current) return;
      setProject(found);
      setJobs([...list].sort(newestFirst));
      setRevision((n) => n + 1);
    } catch (error) {
      // The engine ended in the middle: its successor announces itself and everything is asked again.
      console.warn(error);
    }
  }, []);

  const show = useCallback(
    (next: Project | null) => {
      setProject(next);
      setJobs([]);
      void refresh();
    },
    [refresh],
  );

  useEffect(() => {
    void refresh();
    const endings = [
      subscribe('project.changed', () => void refresh()),
      subscribe('shell.engineRestarted', () => void refresh()),
      subscribe('job.removed', ({ jobId }) => setJobs((known) => known.filter((job) => job.id !== jobId))),
      subscribe('job.changed', (job) => {
        setJobs((known) => withJob(known, job));
        if (isOver(job)) void refresh();
      }),
    ];
    return () => {
      for (const end of endings) end();
    };
  }, [refresh]);

  const value = useMemo(() => ({ project, jobs, revision, show }), [project, jobs, revision, show]);
  return <ProjectContext value={value}>{children}</ProjectContext>;
}

/** Whether a job has come to an end, for good or until somebody resumes it. */
export function isOver(job: Job): boolean {
  const { allows } = jobStates[job.state];
  return job.finishedAt !== null || allows.some((action) => action === 'run-again' || action === 'discard');
}

function withJob(known: readonly Job[], job: Job): readonly Job[] {
  const others = known.filter((other) => other.id !== job.id);
  return [...others, job].sort(newestFirst);
}

function newestFirst(a: Job, b: Job): number {
  return b.createdAt.localeCompare(a.createdAt);
}
