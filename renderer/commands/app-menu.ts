import type { AppMenu, AppMenuItem } from '../../app/contract/menu.ts';
import { text } from '../text/text.ts';
import { acceleratorOf } from './chords.ts';
import { type CommandGroup, definitionOf } from './command-table.ts';
import type { ListedCommand } from './commands.tsx';

/** The menu bar, laid out from the commands as they are now: whatever is in the table is in a menu. */
export function appMenu(commands: readonly ListedCommand[], mac: boolean): AppMenu {
  const onMac = (command: ListedCommand): boolean => macOwn.has(command.id);
  const group = (wanted: CommandGroup): AppMenuItem[] =>
    commands.filter((command) => definitionOf(command.id).group === wanted && !(mac && onMac(command))).map(item);
  const groups = (...wanted: readonly CommandGroup[]): AppMenuItem[] =>
    wanted.flatMap((name, at) => (at === 0 ? group(name) : [line, ...group(name)]));
  const own = mac ? [...commands.filter(onMac).map(item), line, role('hide'), role('hideOthers')] : [];
  return [
    ...(mac ? [{ label: text('app.name'), items: own }] : []),
    { label: text('menu.file'), items: groups('file') },
    { label: text('menu.edit'), items: [...groups('edit'), line, ...editRoles.map(role)] },
    { label: text('menu.view'), items: groups('go', 'view', 'samples') },
    { label: text('menu.recipe'), items: groups('recipe', 'run') },
    { label: text('menu.window'), role: 'window', items: [...groups('window'), ...(mac ? [role('front')] : [])] },
    { label: text('menu.help'), role: 'help', items: groups('help') },
  ];
}

type Role = Extract<AppMenuItem, { type: 'role' }>['role'];
const editRoles = ['cut', 'copy', 'paste', 'selectAll'] as const;
/** What a Mac has under the name of the app. */
const macOwn: ReadonlySet<string> = new Set(['help.about', 'go.settings', 'file.quit']);
const line: AppMenuItem = { type: 'separator' };

function role(name: Role): AppMenuItem {
  return { type: 'role', role: name, label: text(`menu.${name}`) };
}

function item({ id, title, keys, disabled }: ListedCommand): AppMenuItem {
  const shown = keys[0];
  return {
    type: 'command',
    command: id,
    label: title,
    accelerator: shown === undefined ? null : acceleratorOf(shown),
    enabled: disabled === null,
  };
}
