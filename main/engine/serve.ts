import type { Message, Request } from '../../app/contract/wire.ts';
import type { Engine } from './engine.ts';

/** What `process` is to a child that was started with an IPC channel. */
export interface MessagePort {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
  onDisconnect(listener: () => void): void;
}

/** Answers requests and passes on events for as long as the channel is open; then closes the engine and calls `ended`. */
export function serve(engine: Engine, port: MessagePort, ended: () => void): void {
  const underWay = new Map<number, AbortController>();
  engine.onAny((event, payload) => port.send({ type: 'event', event, payload }));
  port.onMessage((message) => {
    if (message.type === 'request') void answer(engine, port, { request: message, underWay });
    if (message.type === 'abort') underWay.get(message.id)?.abort();
  });
  port.onDisconnect(() => {
    for (const call of underWay.values()) call.abort();
    engine.close().then(ended, ended);
  });
}

async function answer(
  engine: Engine,
  port: MessagePort,
  { request, underWay }: { readonly request: Request; readonly underWay: Map<number, AbortController> },
): Promise<void> {
  const { id, command, input } = request;
  const controller = new AbortController();
  underWay.set(id, controller);
  const result = await engine.answer({ command, input, signal: controller.signal });
  underWay.delete(id);
  port.send({ type: 'reply', id, ...result });
}
