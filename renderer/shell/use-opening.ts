import { useCallback, useMemo, useState } from 'react';
import { request } from '../engine/client.ts';
import { type Project, useProject } from '../engine/project.tsx';

/** Opening and closing projects, with what is under way and what went wrong. */
export interface Opening {
  readonly busy: boolean;
  readonly error: unknown;
  readonly openSample: (sample: 'pictures' | 'table') => Promise<void>;
  readonly openProject: (path: string) => Promise<void>;
  readonly pickProject: () => Promise<void>;
  readonly closeProject: () => Promise<void>;
}

/** `isNewSample` tells a sample that was just made from a project that was there. */
export function useOpening(onOpened: (project: Project, isNewSample: boolean) => void): Opening {
  const { show } = useProject();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const open = useCallback(
    async (ask: () => Promise<Project | null>, isNewSample = false) => {
      setBusy(true);
      setError(null);
      try {
        const project = await ask();
        if (project === null) return;
        show(project);
        onOpened(project, isNewSample);
      } catch (failure) {
        setError(failure);
      } finally {
        setBusy(false);
      }
    },
    [show, onOpened],
  );

  return useMemo(() => {
    const openProject = (path: string) => open(() => request('project.open', { path }));
    return {
      busy,
      error,
      openProject,
      openSample: (sample) =>
        open(async () => {
          const { projectsFolder } = await request('shell.describe', {});
          return request('sample.open', { sample, parent: projectsFolder });
        }, true),
      pickProject: () =>
        open(async () => {
          const path = await window.twelvefold.pickFolder('project');
          return path === null ? null : request('project.open', { path });
        }),
      closeProject: () =>
        open(async () => {
          await request('project.close', {});
          show(null);
          return null;
        }),
    };
  }, [busy, error, open, show]);
}
