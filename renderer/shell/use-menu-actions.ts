import { useEffect, useRef } from 'react';
import type { MenuAction } from '../../app/contract/shell.ts';
import { subscribe } from '../engine/client.ts';

/** Does what the application menu or one of its shortcuts asks. */
export function useMenuActions(actions: Readonly<Record<MenuAction, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => subscribe('shell.menuChosen', ({ action }) => latest.current[action]()), []);
}
