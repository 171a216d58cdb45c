import { useEffect } from 'react';
import { request, subscribe } from '../engine/client.ts';
import { appMenu } from './app-menu.ts';
import { type CommandId, commandTable } from './command-table.ts';
import { useCommandList, useRegistry } from './commands.tsx';

/** Many commands change at once when a screen comes; the menu is told when they have settled. */
const settleMs = 50;

/** Keeps the menu bar like the commands, and does what is chosen there. */
export function useAppMenu(): void {
  const registry = useRegistry();
  const commands = useCommandList();
  const menu = JSON.stringify(appMenu(commands, navigator.platform.startsWith('Mac')));
  useEffect(() => {
    const timer = setTimeout(() => {
      request('shell.setMenu', JSON.parse(menu)).catch((error: unknown) => console.warn(error));
    }, settleMs);
    return () => clearTimeout(timer);
  }, [menu]);
  useEffect(
    () =>
      subscribe('shell.commandChosen', ({ command }) => {
        if (isCommand(command)) registry.run(command);
      }),
    [registry],
  );
}

const isCommand = (name: string): name is CommandId => commandTable.has(name as CommandId);
