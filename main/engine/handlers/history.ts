import { listEvents } from '../store/events.ts';
import type { Handlers } from './handler.ts';

export const historyHandlers: Pick<Handlers, 'history.list'> = {
  'history.list': ({ limit }, { workspace }) => listEvents(workspace.store, limit),
};
