import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useCommands } from '../commands/commands.tsx';

/** Which side panels are shown: one state for all screens, so that a closed panel stays closed. */
export interface PanelState {
  /** The panel at the left: filter, steps. */
  readonly filter: boolean;
  /** The panel at the right: inspector, parameters. */
  readonly inspector: boolean;
}

interface Panels {
  readonly shown: PanelState;
  readonly onChange: (shown: PanelState) => void;
}

const PanelContext = createContext<Panels | null>(null);

export function PanelProvider({ shown, onChange, children }: Panels & { readonly children: ReactNode }) {
  const value = useMemo(() => ({ shown, onChange }), [shown, onChange]);
  return <PanelContext value={value}>{children}</PanelContext>;
}

/** For a screen with panels at its sides: which are shown, and the commands that change it. */
export function usePanels(): PanelState {
  const panels = useContext(PanelContext);
  if (panels === null) throw new Error('usePanels outside PanelProvider');
  const { shown, onChange } = panels;
  useCommands({
    'view.filter': () => onChange({ ...shown, filter: !shown.filter }),
    'view.inspector': () => onChange({ ...shown, inspector: !shown.inspector }),
  });
  return shown;
}
