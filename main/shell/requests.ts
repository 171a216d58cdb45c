import { existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import type { Answer } from '../../app/contract/bridge.ts';
import { type CommandName, commands } from '../../app/contract/commands.ts';
import { type ShellCommandName, shellCommands, type WindowAction } from '../../app/contract/shell.ts';
import { failureToError } from '../../app/contract/wire.ts';
import { AppError } from '../../app/errors.ts';
import { diagnostics, logsFolder } from './diagnostics.ts';
import type { EngineHost } from './engine-host.ts';
import { keepView, lastView } from './last-view.ts';
import { setMenu, showMenu } from './menu.ts';
import { readRecipe, saveRecipe } from './picker.ts';
import { forgetRecent, listRecent, rememberRecent } from './recent.ts';
import { changeSettings, projectsFolder, settings } from './settings.ts';

/** Answers what the page asks: the engine's commands go on to the engine, the shell's own are done here. */

export interface Surroundings {
  readonly host: EngineHost;
  readonly window: BrowserWindow;
  /** Tells the window that a command of its menu was chosen. */
  readonly chooseCommand: (command: string) => void;
}

export async function answerRequest(around: Surroundings, name: unknown, input: unknown): Promise<Answer<unknown>> {
  try {
    if (isCommand(name)) return await askEngine(around, name, input);
    if (isShellCommand(name)) return { ok: true, value: await doInShell(around, name, input) };
    throw new AppError('engine.unknown-command', `There is no command ${JSON.stringify(name)}.`);
  } catch (error) {
    if (error instanceof AppError) return { ok: false, failure: { kind: 'expected', error: error.toRecord() } };
    return { ok: false, failure: bug(error) };
  }
}

const isCommand = (name: unknown): name is CommandName => typeof name === 'string' && Object.hasOwn(commands, name);
const isShellCommand = (name: unknown): name is ShellCommandName =>
  typeof name === 'string' && Object.hasOwn(shellCommands, name);

async function askEngine(around: Surroundings, name: CommandName, input: unknown): Promise<Answer<unknown>> {
  // The page is the less trusted end: what it sends is checked before it leaves this process.
  const reply = await around.host.call(name, commands[name].input.parse(input));
  if (!reply.ok) return reply;
  if (name === 'project.create' || name === 'project.open' || name === 'sample.open') {
    rememberRecent(commands[name].output.parse(reply.value));
  }
  return reply;
}

async function doInShell(around: Surroundings, name: ShellCommandName, input: unknown): Promise<unknown> {
  const { window } = around;
  switch (name) {
    case 'shell.describe':
      return {
        version: app.getVersion(),
        platform: process.platform,
        projectsFolder: projectsFolder(),
        maximized: window.isMaximized(),
      };
    case 'shell.newProjectPath':
      return freeProjectPath(shellCommands[name].input.parse(input).name);
    case 'shell.listRecent':
      return listRecent();
    case 'shell.lastView':
      return lastView();
    case 'shell.keepView':
      keepView(shellCommands[name].input.parse(input));
      return {};
    case 'shell.forgetRecent':
      return forgetRecent(shellCommands[name].input.parse(input).path);
    case 'shell.readRecipe':
      return readRecipe(shellCommands[name].input.parse(input).path);
    case 'shell.saveRecipe':
      return { path: await saveRecipe(window, shellCommands[name].input.parse(input)) };
    case 'shell.openRunFolder':
      return openRunFolder(around.host, shellCommands[name].input.parse(input).runId);
    case 'shell.revealExport':
      return revealExport(around.host, shellCommands[name].input.parse(input).jobId);
    case 'shell.copyText':
      clipboard.writeText(shellCommands[name].input.parse(input).text);
      return {};
    case 'shell.pasteText':
      return { text: (await clipboard.readText()).slice(0, 1_000_000) };
    case 'shell.window':
      actOnWindow(around.window, shellCommands[name].input.parse(input).action);
      return {};
    case 'shell.settings':
      return {
        settings: settings(),
        cores: availableParallelism(),
        totalMemoryGigabytes: totalmem() / 1024 ** 3,
      };
    case 'shell.changeSettings':
      return changeSettings(shellCommands[name].input.parse(input));
    case 'shell.openLogs':
      return openFolder(logsFolder(around.host));
    case 'shell.openExternal':
      return openExternal(window, shellCommands[name].input.parse(input).url);
    case 'shell.diagnostics':
      return { text: await diagnostics(around.host) };
    case 'shell.setMenu':
      setMenu(shellCommands[name].input.parse(input), around.chooseCommand);
      return {};
  }
}

function actOnWindow(window: BrowserWindow, action: WindowAction): void {
  const actions: Readonly<Record<WindowAction, () => void>> = {
    minimize: () => window.minimize(),
    'toggle-maximize': () => (window.isMaximized() ? window.unmaximize() : window.maximize()),
    'toggle-full-screen': () => window.setFullScreen(!window.isFullScreen()),
    close: () => window.close(),
    menu: () => showMenu(window),
  };
  actions[action]();
}

/** Nothing leads out of the window without a yes to the full address. */
async function openExternal(window: BrowserWindow, url: string): Promise<object> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this page in the browser?',
    detail: url,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url);
  return {};
}

async function openRunFolder(host: EngineHost, runId: string): Promise<object> {
  const reply = await host.call('run.get', { runId });
  if (!reply.ok) throw failureToError(reply.failure);
  const { output } = commands['run.get'].output.parse(reply.value);
  return openFolder(output);
}

async function revealExport(host: EngineHost, jobId: string): Promise<object> {
  const reply = await host.call('export.list', {});
  if (!reply.ok) throw failureToError(reply.failure);
  const found = commands['export.list'].output.parse(reply.value).find((one) => one.jobId === jobId);
  if (found === undefined || !existsSync(found.destination)) {
    const message = `${found?.destination ?? 'The export'} is not there any more: it was moved or deleted.`;
    throw new AppError('input.not-found', message, { file: found?.destination });
  }
  shell.showItemInFolder(found.destination);
  return {};
}

async function openFolder(folder: string): Promise<object> {
  const problem = await shell.openPath(folder);
  if (problem !== '')
    throw new AppError('input.not-found', `${folder} could not be shown: ${problem}`, { file: folder });
  return {};
}

/** The name without what a file name cannot hold, and a number behind it when that folder exists. */
function freeProjectPath(wanted: string): { name: string; path: string } {
  const clean =
    wanted
      .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
      .replace(/^[\s.]+|[\s.]+$/g, '')
      .slice(0, 80) || 'Project';
  for (let n = 1; ; n++) {
    const name = n === 1 ? clean : `${clean} ${n}`;
    const path = join(projectsFolder(), `${name}.twelvefold`);
    if (!existsSync(path)) return { name, path };
  }
}

function bug(error: unknown): { kind: 'bug'; reference: string; message: string } {
  const reference = Math.random().toString(36).slice(2, 8);
  process.stderr.write(`[${reference}] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return { kind: 'bug', reference, message: error instanceof Error ? error.message : String(error) };
}
