/** The engine as a process of its own, started with an IPC channel by the shell (or a test), which it never outlives. */
import type { Message } from '../../app/contract/wire.ts';
import { createEngine } from './engine.ts';
import { serve } from './serve.ts';

if (process.send === undefined) {
  process.stderr.write(
    'The engine is started by Twelvefold; for the command line use: npm run --silent twelvefold -- --help\n',
  );
  process.exitCode = 2;
} else {
  serve(
    createEngine(),
    {
      // The channel may close between the check and the sending; then there is nobody left to tell.
      send: (message) => void (process.connected && process.send?.(message, undefined, {}, () => {})),
      onMessage: (listener) => process.on('message', (message) => listener(message as Message)),
      onDisconnect: (listener) => process.on('disconnect', listener),
    },
    () => process.exit(0),
  );
}
