import { join } from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** Where the window was and how big, kept between starts. */

const stateSchema = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  maximized: z.boolean(),
});
type WindowState = z.output<typeof stateSchema>;

const file = (): string => join(app.getPath('userData'), 'window.json');

/** Null on first start, and when the place is on a screen that is no longer there. */
export function savedWindowState(): WindowState | null {
  const state = readJsonFile(file(), stateSchema);
  if (state === null) return null;
  const area = screen.getDisplayMatching(state.bounds).workArea;
  return overlaps(area, state.bounds) ? state : null;
}

/** Saves on every pause in moving or resizing and when the window closes. */
export function keepWindowState(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    writeJsonFile(file(), { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}

/** Enough of the title bar must be on the screen to take hold of it. */
function overlaps(area: Rectangle, bounds: Rectangle): boolean {
  const width = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x);
  return width >= 100 && bounds.y >= area.y - 10 && bounds.y < area.y + area.height - 40;
}
