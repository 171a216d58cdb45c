import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { bundlePath } from './paths.ts';
import { appOrigin } from './protocol.ts';
import { keepWindowState, savedWindowState } from './window-state.ts';

/** After the page has loaded; its first picture takes a tenth of this. */
const SHOW_ANYWAY_MS = 1000;

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
  let shown = false;
  const show = (): void => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    if (state?.maximized === true) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  // On a busy machine the first picture is sometimes never announced, and a window that is not shown draws no other.
  window.webContents.once('did-finish-load', () => setTimeout(show, SHOW_ANYWAY_MS));
  window.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
    process.stderr.write(`The window could not be loaded: ${String(error)}\n`);
    app.exit(1);
  });
  return window;
}
