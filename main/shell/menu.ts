import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../../app/contract/shell.ts';

/** The application menu: every entry works, and shows its shortcut. */
export function buildMenu(choose: (action: MenuAction) => void): Menu {
  const mac = process.platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: 'About Twelvefold', click: () => choose('about') };
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
  return Menu.buildFromTemplate([
    ...(mac ? [appMenu] : []),
    fileMenu(choose, mac),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [about] },
  ]);
}

function fileMenu(choose: (action: MenuAction) => void, mac: boolean): MenuItemConstructorOptions {
  return {
    label: 'File',
    submenu: [
      { label: 'New project from files…', accelerator: 'CmdOrCtrl+N', click: () => choose('new-project') },
      { label: 'Open project…', accelerator: 'CmdOrCtrl+O', click: () => choose('open-project') },
      { label: 'Open sample project', accelerator: 'CmdOrCtrl+Shift+S', click: () => choose('open-sample') },
      { type: 'separator' },
      { label: 'Close project', accelerator: 'CmdOrCtrl+Shift+W', click: () => choose('close-project') },
      ...(mac ? [] : ([{ type: 'separator' }, { role: 'quit' }] satisfies MenuItemConstructorOptions[])),
    ],
  };
}

/** Under the menu button of the title bar, where the system draws no menu bar of its own. */
export function showMenu(menu: Menu, window: BrowserWindow): void {
  menu.popup({ window, x: 12, y: 40 });
}
