import packageJson from '../../../package.json' with { type: 'json' };
import type { Handlers } from './handler.ts';

export const engineHandlers: Pick<Handlers, 'engine.describe'> = {
  'engine.describe': () => ({ version: packageJson.version, node: process.version, pid: process.pid }),
};
