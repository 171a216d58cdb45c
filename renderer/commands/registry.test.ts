import { expect, test, vi } from 'vitest';
import type { CommandHandlers } from './registry.ts';
import { CommandRegistry } from './registry.ts';

const entry = (handlers: CommandHandlers, layer = 0, fallback = false) => ({
  layer,
  fallback,
  handlers: () => handlers,
});

test('the screen that came last is asked, a fallback only when no screen answers', () => {
  const registry = new CommandRegistry();
  const whole = vi.fn();
  const tiles = vi.fn();
  const leave = registry.register(entry({ 'view.larger': tiles }));
  registry.register(entry({ 'view.larger': whole }, 0, true));

  registry.run('view.larger');
  leave();
  registry.run('view.larger');

  expect([tiles.mock.calls.length, whole.mock.calls.length]).toEqual([1, 1]);
});

test('under an open dialog nothing of the window acts', () => {
  const registry = new CommandRegistry();
  const run = vi.fn();
  registry.register(entry({ 'run.primary': run }));

  const close = registry.openLayer(1);
  expect(registry.run('run.primary')).toBe(false);
  close();

  expect(registry.run('run.primary')).toBe(true);
  expect(run).toHaveBeenCalledOnce();
});

test('a command that is disabled says why and does nothing', () => {
  const registry = new CommandRegistry();
  const run = vi.fn();
  registry.register(entry({ 'edit.undo': { run, disabled: 'Nothing to undo' } }));

  expect(registry.run('edit.undo')).toBe(false);
  expect(registry.handlerOf('edit.undo')?.disabled).toBe('Nothing to undo');
  expect(run).not.toHaveBeenCalled();
});

test('other keys take the place of the given ones, and single keys can be switched off', () => {
  const registry = new CommandRegistry();
  registry.keySettings = { shortcuts: { 'recipe.reroll': ['Ctrl+J'] }, singleKeys: true };

  expect(registry.commandsOf('R')).toEqual([]);
  expect(registry.commandsOf('Ctrl+J')).toEqual(['recipe.reroll']);
  expect(registry.commandsOf('/')).toEqual(['recipe.addStep']);

  registry.keySettings = { shortcuts: {}, singleKeys: false };
  expect(registry.commandsOf('R')).toEqual([]);
  expect(registry.commandsOf('/')).toEqual([]);
  expect(registry.commandsOf('Ctrl+K')).toEqual(['view.palette']);
});
