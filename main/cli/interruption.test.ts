import { afterEach, expect, test, vi } from 'vitest';
import { watchInterruption } from './interruption.ts';

vi.mock('./streams.ts', () => ({ printError: () => {} }));
afterEach(() => vi.restoreAllMocks());

test('a signal that arrives twice at once, as through npm, stops the work and does not end the process', () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const interruption = watchInterruption();

  process.emit('SIGINT');
  process.emit('SIGINT');
  interruption.dispose();

  expect(interruption.signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
});

test('a second signal later ends the process at once', () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const interruption = watchInterruption();

  process.emit('SIGINT');
  clock.mockReturnValue(1500);
  process.emit('SIGINT');
  interruption.dispose();

  expect(exit).toHaveBeenCalledWith(130);
});
