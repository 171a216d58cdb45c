import { type BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../../app/contract/settings.ts';
import { onSettings, settings } from './settings.ts';

/** What of the looks is the system's: its own menus and dialogs, and the size of everything. */

const sources: Readonly<Record<Settings['theme'], 'system' | 'light' | 'dark'>> = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  'high-contrast': 'dark',
};

/** Before the window is opened, so that its ground has the right color from the first picture on. */
export function followTheme(): void {
  onSettings(({ theme }) => {
    nativeTheme.themeSource = sources[theme];
  });
}

export function followTextSize(window: BrowserWindow): void {
  const zoom = (of: Settings): void => {
    if (!window.isDestroyed()) window.webContents.setZoomFactor(of.textSize / 100);
  };
  onSettings(zoom);
  // Chromium forgets the factor when a page is loaded.
  window.webContents.on('did-finish-load', () => zoom(settings()));
}
