import { useEffect, useRef } from 'react';
import { request } from '../engine/client.ts';
import type { Project } from '../engine/project.tsx';

/** A pause in changes after which they are kept. */
const settleMs = 250;

interface LastView {
  readonly project: Project | null;
  /** What is kept of the window; must survive JSON. */
  readonly view: unknown;
  readonly open: (path: string) => Promise<void>;
  /** Called once the project of the last start is open again. */
  readonly restore: (project: string, view: unknown) => void;
}

/** Opens at start what was open when the app was left, and keeps what is shown for the next start. */
export function useLastView({ project, view, open, restore }: LastView): void {
  const started = useRef<'not yet' | 'asked' | 'done'>('not yet');
  useEffect(() => {
    if (started.current !== 'not yet') return;
    started.current = 'asked';
    const reopen = async (): Promise<void> => {
      const last = await request('shell.lastView', {});
      if (last === null) return;
      await open(last.project);
      restore(last.project, last.view);
    };
    // What cannot be opened again is said on Home by the opening itself.
    reopen().then(
      () => (started.current = 'done'),
      () => (started.current = 'done'),
    );
  }, [open, restore]);

  const path = project?.path ?? null;
  const kept = JSON.stringify(path === null ? null : { project: path, view });
  useEffect(() => {
    if (started.current !== 'done') return;
    const timer = setTimeout(() => {
      request('shell.keepView', JSON.parse(kept)).catch((error: unknown) => console.warn(error));
    }, settleMs);
    return () => clearTimeout(timer);
  }, [kept]);
}
