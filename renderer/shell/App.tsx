import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import type { BrowseScope } from '../../app/contract/browse.ts';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { useRegistry } from '../commands/commands.tsx';
import { ShortcutSheet } from '../commands/ShortcutSheet.tsx';
import { useProject } from '../engine/project.tsx';
import { HelpDialog } from '../help/HelpDialog.tsx';
import type { HelpPage } from '../help/help-pages.ts';
import { BalanceScreen } from '../screens/balance/BalanceScreen.tsx';
import { BrowseScreen } from '../screens/browse/BrowseScreen.tsx';
import { type BrowseState, browseStateSchema, freshState, stateIn } from '../screens/browse/browse-state.ts';
import { DatasetsScreen } from '../screens/datasets/DatasetsScreen.tsx';
import { ExportDialog } from '../screens/export/ExportDialog.tsx';
import { HistoryScreen } from '../screens/history/HistoryScreen.tsx';
import { HomeScreen } from '../screens/home/HomeScreen.tsx';
import { NewProjectDialog } from '../screens/new-project/NewProjectDialog.tsx';
import { RecipeScreen } from '../screens/recipe/RecipeScreen.tsx';
import { RunsScreen } from '../screens/runs/RunsScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { text } from '../text/text.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { EngineBanner } from './EngineBanner.tsx';
import { OpenRecentDialog } from './OpenRecentDialog.tsx';
import { PanelProvider, type PanelState } from './panels.tsx';
import { goToMainPane } from './panes.ts';
import { isOpenTo, type Place, placeNames } from './places.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useToasts } from './toasts.tsx';
import { useAppCommands } from './use-app-commands.ts';
import { useDrop } from './use-drop.ts';
import { useLastView } from './use-last-view.ts';
import { useOpening } from './use-opening.ts';

/** What lies over the screens, if anything. `path` is where a new dataset comes from, once chosen. */
type Sheet =
  | { readonly kind: 'new-project'; readonly path: string | null }
  | { readonly kind: 'add-files'; readonly path: string | null }
  | { readonly kind: 'export'; readonly scope: BrowseScope | null }
  | { readonly kind: 'help'; readonly page: HelpPage }
  | { readonly kind: 'about' | 'shortcuts' | 'open-recent' | 'palette' };

const bothPanels: PanelState = { filter: true, inspector: true };

/** What is kept of the window; of another version's, nothing. */
const viewSchema = z
  .object({
    place: z.enum(placeNames),
    browse: browseStateSchema.nullable(),
    panels: z.object({ filter: z.boolean(), inspector: z.boolean() }).default(bothPanels),
  })
  .catch({ place: 'datasets', browse: null, panels: bothPanels });

/** The frame: title bar, places, the screen, status. */
export function App() {
  const { project } = useProject();
  const [chosenPlace, setPlace] = useState<Place>('home');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [status, setStatus] = useState<string | null>(null);
  /** By the project's path. */
  const [browsed, setBrowsed] = useState<{ readonly project: string; readonly state: BrowseState } | null>(null);
  const [panels, setPanels] = useState(bothPanels);
  const registry = useRegistry();
  const { showError } = useToasts();
  const opening = useOpening((opened, isNewSample) =>
    // A sample shows at once what the app is for.
    setPlace(isNewSample && opened.datasets.some(({ kind }) => kind === 'image') ? 'recipe' : 'datasets'),
  );
  // Without a project there is only Home.
  const place = isOpenTo(chosenPlace, project) ? chosenPlace : 'home';
  const kept = browsed !== null && browsed.project === project?.path ? browsed.state : null;
  const browse = (scope: BrowseScope): void => {
    if (project === null) return;
    setBrowsed({ project: project.path, state: freshState(scope, kept?.tileSize) });
    setPlace('browse');
  };
  const changeBrowsed = (change: Partial<BrowseState>): void => {
    if (project === null) return;
    setBrowsed((before) => {
      const state = stateIn(project, before?.project === project.path ? before.state : null);
      return state === null ? before : { project: project.path, state: { ...state, ...change } };
    });
  };
  const closeSheet = (): void => setSheet(null);
  useLastView({
    project,
    view: { place: chosenPlace, browse: kept, panels },
    open: opening.openProject,
    restore: (path, view) => {
      const { place: lastPlace, browse: lastBrowse, panels: lastPanels } = viewSchema.parse(view);
      setPlace(lastPlace);
      setPanels(lastPanels);
      if (lastBrowse !== null) setBrowsed({ project: path, state: lastBrowse });
    },
  });

  const showSheet = (kind: Exclude<Sheet['kind'], 'help'>): void => {
    if (kind === 'new-project' || kind === 'add-files') setSheet({ kind, path: null });
    else if (kind === 'export') setSheet({ kind, scope: place === 'browse' ? (kept?.scope ?? null) : null });
    else setSheet({ kind });
  };
  useAppCommands({
    opening,
    onGo: setPlace,
    onSheet: showSheet,
    onHelp: (page) => setSheet({ kind: 'help', page: page ?? helpOf(place) }),
    onError: showError,
  });
  useFocusOnPlace(place);
  const dropping = useDrop((path) => {
    if (/\.twelvefold[\\/]?$/.test(path)) void opening.openProject(path);
    else setSheet({ kind: project !== null && place !== 'home' ? 'add-files' : 'new-project', path });
  });

  return (
    <div className={styles.frame}>
      <TitleBar onNewProject={() => setSheet({ kind: 'new-project', path: null })} />
      <EngineBanner />
      <div className={styles.middle}>
        <Rail place={place} onGo={setPlace} exporting={sheet?.kind === 'export'} onExport={() => showSheet('export')} />
        <main className={styles.main} data-pane="screen" tabIndex={-1}>
          <PanelProvider shown={panels} onChange={setPanels}>
            {place === 'home' && (
              <HomeScreen opening={opening} onNewProject={() => setSheet({ kind: 'new-project', path: null })} />
            )}
            {project !== null && place === 'datasets' && (
              <DatasetsScreen
                project={project}
                onAddFiles={() => setSheet({ kind: 'add-files', path: null })}
                onShowRuns={() => setPlace('runs')}
                onBrowse={browse}
              />
            )}
            {project !== null && place === 'runs' && (
              <RunsScreen onShowDatasets={() => setPlace('datasets')} onBrowse={browse} />
            )}
            {project !== null && place === 'browse' && (
              <BrowseScreen
                project={project}
                state={stateIn(project, kept)}
                onState={changeBrowsed}
                onStatus={setStatus}
              />
            )}
            {project !== null && place === 'recipe' && (
              <RecipeScreen project={project} onShowRuns={() => setPlace('runs')} />
            )}
            {project !== null && place === 'balance' && (
              <BalanceScreen project={project} onShowRuns={() => setPlace('runs')} onStatus={setStatus} />
            )}
            {project !== null && place === 'history' && <HistoryScreen />}
            {place === 'settings' && <SettingsScreen />}
          </PanelProvider>
        </main>
      </div>
      <StatusBar status={status} />
      <Announcer />
      {sheet?.kind === 'export' && project !== null && (
        <ExportDialog project={project} scope={sheet.scope} onClose={closeSheet} />
      )}
      {sheet?.kind === 'about' && <AboutDialog onClose={closeSheet} />}
      {sheet?.kind === 'help' && <HelpDialog first={sheet.page} onClose={closeSheet} />}
      {sheet?.kind === 'shortcuts' && <ShortcutSheet onClose={closeSheet} />}
      {sheet?.kind === 'open-recent' && <OpenRecentDialog opening={opening} onClose={closeSheet} />}
      {sheet?.kind === 'palette' && (
        <CommandPalette
          onClose={closeSheet}
          onRun={(id) => {
            // The focus is back where it was before the command acts on it.
            flushSync(closeSheet);
            registry.run(id);
          }}
        />
      )}
      {(sheet?.kind === 'new-project' || sheet?.kind === 'add-files') && (
        <NewProjectDialog
          key={sheet.path}
          firstPath={sheet.path}
          addTo={sheet.kind === 'add-files' ? project : null}
          onDone={() => {
            setSheet(null);
            setPlace('datasets');
          }}
          onClose={closeSheet}
        />
      )}
      {dropping && <div className={styles.drop}>{text('drop.files')}</div>}
    </div>
  );
}

/** The page of help about a screen. */
function helpOf(place: Place): HelpPage {
  const pages: Partial<Record<Place, HelpPage>> = {
    datasets: 'files',
    browse: 'browse',
    recipe: 'pictures',
    runs: 'runs',
    history: 'runs',
    settings: 'keyboard',
  };
  return pages[place] ?? 'tour';
}

/** Another screen takes the focus: keys act there at once, and a screen reader reads it. */
function useFocusOnPlace(place: Place): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    if (document.querySelector('dialog[open]') === null) goToMainPane();
  }, [place]);
}
