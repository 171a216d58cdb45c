import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppMenu, AppMenuItem } from '../../app/contract/menu.ts';

/** Shows the application menu that the window describes; `choose` is told the command of a chosen entry. */
export function setMenu(menu: AppMenu, choose: (command: string) => void): void {
  const item = (entry: AppMenuItem): MenuItemConstructorOptions => {
    switch (entry.type) {
      case 'separator':
        return { type: 'separator' };
      case 'role':
        return { role: entry.role, label: entry.label };
      case 'command':
        return {
          label: entry.label,
          enabled: entry.enabled,
          ...(entry.accelerator === null ? {} : { accelerator: entry.accelerator }),
          // Shown, but the page has the keys: it knows what the focus is on. (A Mac always takes them by the menu.)
          registerAccelerator: false,
          click: () => choose(entry.command),
        };
    }
  };
  const template = menu.map(({ label, role, items }) => ({
    label,
    ...(role === undefined ? {} : { role }),
    submenu: items.map(item),
  }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Under the menu button of the title bar, where the system draws no menu bar of its own. */
export function showMenu(window: BrowserWindow): void {
  Menu.getApplicationMenu()?.popup({ window, x: 12, y: 40 });
}
