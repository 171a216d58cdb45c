import { useEffect } from 'react';
import { standardSettings, textSizes } from '../../app/contract/settings.ts';
import { useCommands } from '../commands/commands.tsx';
import type { CommandHandlers } from '../commands/registry.ts';
import { useAppMenu } from '../commands/use-app-menu.ts';
import { RequestFailed, request } from '../engine/client.ts';
import { type Job, type Project, useProject } from '../engine/project.tsx';
import type { HelpPage } from '../help/help-pages.ts';
import { isActive } from '../screens/runs/job-words.ts';
import { useSettings } from '../settings/settings.tsx';
import { text } from '../text/text.ts';
import { goToMainPane, goToPane, noteFocus } from './panes.ts';
import { isOpenTo, type Place, placeNames } from './places.ts';
import type { Opening } from './use-opening.ts';

interface AppActions {
  readonly opening: Opening;
  readonly onGo: (place: Place) => void;
  readonly onSheet: (
    sheet: 'new-project' | 'add-files' | 'export' | 'open-recent' | 'about' | 'shortcuts' | 'palette',
  ) => void;
  /** Without a page: the one about what is shown. */
  readonly onHelp: (page?: HelpPage) => void;
  readonly onError: (error: unknown) => void;
}

/** The commands that are there on every screen. */
export function useAppCommands({ opening, onGo, onSheet, onHelp, onError }: AppActions): void {
  const { project, jobs } = useProject();
  const ask = (what: Promise<unknown>): void => void what.catch(onError);
  useCommands({
    'file.newProject': () => onSheet('new-project'),
    'file.openProject': () => void opening.pickProject(),
    'file.openRecent': () => onSheet('open-recent'),
    'file.openSample': () => void opening.openSample('pictures'),
    'file.openTableSample': () => void opening.openSample('table'),
    'file.addFiles': project === null ? null : () => onSheet('add-files'),
    'file.export': project === null ? null : () => onSheet('export'),
    'file.closeProject': project === null ? null : () => void opening.closeProject(),
    'file.quit': () => ask(request('shell.window', { action: 'close' })),
    'view.palette': () => onSheet('palette'),
    'view.nextPane': () => goToPane(1),
    'view.previousPane': () => goToPane(-1),
    'view.fullScreen': () => ask(request('shell.window', { action: 'toggle-full-screen' })),
    'window.minimize': () => ask(request('shell.window', { action: 'minimize' })),
    'window.maximize': () => ask(request('shell.window', { action: 'toggle-maximize' })),
    'help.shortcuts': () => onSheet('shortcuts'),
    'help.contents': () => onHelp(),
    'help.releaseNotes': () => onHelp('release-notes'),
    'help.licenses': () => onHelp('licenses'),
    'help.about': () => onSheet('about'),
    'run.cancel': cancelJob(jobs, ask),
    ...goCommands(project, onGo),
  });
  useTextSize();
  useAppMenu();
  useEffect(() => {
    document.addEventListener('focusin', noteFocus);
    document.addEventListener('keydown', escapeToMain);
    return () => {
      document.removeEventListener('focusin', noteFocus);
      document.removeEventListener('keydown', escapeToMain);
    };
  }, []);
}

/** Larger and smaller is what a screen makes of it; where it makes nothing, the size of all text. */
function useTextSize(): void {
  const { settings, change } = useSettings();
  const at = textSizes.indexOf(settings.textSize);
  const to = (index: number) => {
    const size = textSizes[index];
    return size === undefined
      ? { run: () => undefined, disabled: text('settings.textSize.end') }
      : () => change({ textSize: size });
  };
  useCommands(
    {
      'view.larger': to(at + 1),
      'view.smaller': to(at - 1),
      'view.actualSize': () => change({ textSize: standardSettings.textSize }),
    },
    { fallback: true },
  );
}

function goCommands(project: Project | null, onGo: (place: Place) => void): CommandHandlers {
  const shown = placeNames.filter((place) => isOpenTo(place, project));
  return Object.fromEntries(shown.map((place) => [`go.${place}`, () => onGo(place)]));
}

/** The focused job or the only one that is under way. */
function cancelJob(jobs: readonly Job[], ask: (what: Promise<unknown>) => void): CommandHandlers['run.cancel'] {
  const active = jobs.filter(isActive);
  if (active.length === 0) return null;
  return () => {
    const focused = document.activeElement?.closest('[data-job]')?.getAttribute('data-job');
    const job = active.find(({ id }) => id === focused) ?? (active.length === 1 ? active[0] : undefined);
    if (job === undefined) ask(Promise.reject(new RequestFailed(severalJobs())));
    else ask(request('job.cancel', { jobId: job.id }));
  };
}

const severalJobs = () =>
  ({ kind: 'expected', error: { code: 'job.not-found', message: text('command.run.cancel.which') } }) as const;

function escapeToMain(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const pane = event.target.closest('[data-pane]')?.getAttribute('data-pane');
  if (pane != null && pane !== 'main' && pane !== 'screen') goToMainPane();
}
