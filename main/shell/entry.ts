import { mkdirSync } from 'node:fs';
import { app, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, Menu } from 'electron';
import { z } from 'zod';
import { channels } from '../../app/contract/bridge.ts';
import { type EventName, events } from '../../app/contract/commands.ts';
import { pickKinds, type ShellEventName, type ShellEventPayload } from '../../app/contract/shell.ts';
import type { EventMessage } from '../../app/contract/wire.ts';
import { followTextSize, followTheme } from './appearance.ts';
import { EngineHost } from './engine-host.ts';
import { enginePath, nodePath } from './paths.ts';
import { pick, rememberGiven } from './picker.ts';
import { declareScheme, serveApp } from './protocol.ts';
import { answerRequest, type Surroundings } from './requests.ts';
import { isOwnFrame, refuseTheRest } from './security.ts';
import { engineLimits, onSettings } from './settings.ts';
import { openWindow } from './window.ts';

/** The Electron main process: it opens the window, keeps the engine alive and passes messages; nothing slow runs here. */

app.setName('Twelvefold');
// enableSandbox overrides --no-sandbox, and as root Chromium then refuses to start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareScheme();

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  let window: BrowserWindow | undefined;
  const push = (name: string, payload: unknown): void => {
    if (window !== undefined && !window.isDestroyed()) window.webContents.send(channels.push, name, payload);
  };
  const tell = <Name extends ShellEventName>(name: Name, payload: ShellEventPayload<Name>): void => push(name, payload);
  // Before the window: the engine starts while Chromium does.
  const host = new EngineHost(
    { node: nodePath(), entry: enginePath(), environment: engineEnvironment() },
    {
      onEvent: (message) => forward(message, push),
      onRestart: (restart) => tell('shell.engineRestarted', restart),
    },
  );
  endWithEngine(host);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  await app.whenReady();
  followTheme();
  onSettings((of) => void host.configure(engineLimits(of)));
  refuseTheRest();
  serveApp(() => host.project);
  mkdirSync(app.getPath('userData'), { recursive: true });
  // The window describes its menu as soon as it is there; until then Electron's own must not act.
  Menu.setApplicationMenu(null);
  window = openWindow();
  followTextSize(window);
  onSettings((of) => tell('shell.settingsChanged', of));
  listen({ host, window, chooseCommand: (command) => tell('shell.commandChosen', { command }) });
  const sayMaximized = (): void => tell('shell.windowChanged', { maximized: window?.isMaximized() === true });
  window.on('maximize', sayMaximized);
  window.on('unmaximize', sayMaximized);
}

function listen(around: Surroundings): void {
  const { window } = around;
  const own = (event: IpcMainInvokeEvent | IpcMainEvent): boolean => isOwnFrame(event.senderFrame, window.webContents);
  ipcMain.handle(channels.request, (event, name: unknown, input: unknown) => {
    if (!own(event)) throw new Error('refused: not the window of the app');
    return answerRequest(around, name, input);
  });
  ipcMain.handle(channels.pick, (event, what: unknown, kind: unknown) => {
    if (!own(event)) throw new Error('refused: not the window of the app');
    return pick(window, z.enum(['file', 'folder']).parse(what), z.enum(pickKinds).parse(kind));
  });
  ipcMain.on(channels.dropped, (event, path: unknown) => {
    if (own(event)) rememberGiven(z.string().min(1).parse(path));
  });
}

/** Events pass on only in the form the contract gives them. */
function forward(message: EventMessage, push: (name: string, payload: unknown) => void): void {
  if (!Object.hasOwn(events, message.event)) return;
  const name = message.event as EventName;
  const parsed = events[name].safeParse(message.payload);
  if (parsed.success) push(name, parsed.data);
  else process.stderr.write(`engine event ${name} has another form than the contract: ${parsed.error.message}\n`);
}

/** The app quits when the engine has closed the project, and the engine never outlives the app. */
function endWithEngine(host: EngineHost): void {
  let ended = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void host.end().then(() => {
      ended = true;
      // Not from within this event: Chromium ends with a fault when it is told to quit while it decides about quitting.
      setImmediate(() => app.quit());
    });
  });
}

/** What only concerns Electron, or would turn a Node into something else, does not reach the engine. */
function engineEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}
