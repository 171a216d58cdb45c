import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { bundlePath } from './paths.ts';
import { appOrigin } from './protocol.ts';
import { keepWindowState, savedWindowState } from './window-state.ts';

/** The window: frameless with a title bar of its own, shown when its first picture is ready. */
export function openWindow(): BrowserWindow {
  const state = savedWindowState();
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...state?.bounds,
    minWidth: 960,
    minHeight: 640,
    show: false,
    frame: process.platform === 'darwin',
    titleBarStyle: 'hidden',
    title: 'Twelvefold',
    icon: join(app.getAppPath(), 'resources', 'icons', 'icon-256.png'),
    // The colors of `bg`: no white flash before the first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#131313' : '#ECECEC',
    webPreferences: {
      preload: bundlePath('preload', 'bridge.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  keepWindowState(window);
  window.once('ready-to-show', () => {
    if (state?.maximized === true) window.maximize();
    window.show();
  });
  window.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
    process.stderr.write(`The window could not be loaded: ${String(error)}\n`);
    app.exit(1);
  });
  return window;
}
