import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type Settings, type SettingsChange, standardSettings } from '../../app/contract/settings.ts';
import { useRegistry } from '../commands/commands.tsx';
import { request, subscribe } from '../engine/client.ts';
import { useToasts } from '../shell/toasts.tsx';
import { applyAppearance, systemPreferences } from './appearance.ts';

/** The settings in React: every change is kept and takes effect at once, here and in the shell. */

interface SettingsAccess {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
}

const SettingsContext = createContext<SettingsAccess>({ settings: standardSettings, change: () => undefined });

export function useSettings(): SettingsAccess {
  return useContext(SettingsContext);
}

export function SettingsProvider({ first, children }: { readonly first: Settings; readonly children: ReactNode }) {
  const [settings, setSettings] = useState(first);
  const registry = useRegistry();
  const { showError } = useToasts();
  useEffect(() => subscribe('shell.settingsChanged', setSettings), []);
  useEffect(() => {
    registry.keySettings = { shortcuts: settings.shortcuts, singleKeys: settings.singleKeys };
  }, [registry, settings.shortcuts, settings.singleKeys]);
  useEffect(() => {
    const apply = (): void => applyAppearance(settings);
    apply();
    const preferences = systemPreferences();
    for (const preference of preferences) preference.addEventListener('change', apply);
    return () => {
      for (const preference of preferences) preference.removeEventListener('change', apply);
    };
  }, [settings]);
  const change = useCallback(
    (wanted: SettingsChange) => {
      request('shell.changeSettings', wanted).then(setSettings, showError);
    },
    [showError],
  );
  const value = useMemo(() => ({ settings, change }), [settings, change]);
  return <SettingsContext value={value}>{children}</SettingsContext>;
}
