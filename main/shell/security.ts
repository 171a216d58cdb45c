import { app, session, type WebContents, type WebFrameMain } from 'electron';
import { appOrigin } from './protocol.ts';

/** What a page may not do, whatever it is: go elsewhere, open windows, ask for permissions, speak from another frame. */
export function refuseTheRest(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
}

/** Whether a message comes from the main frame of our own window, showing our own page. */
export function isOwnFrame(frame: WebFrameMain | null, contents: WebContents): boolean {
  return frame !== null && frame === contents.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}
