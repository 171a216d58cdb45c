import packageJson from '../../../package.json' with { type: 'json' };
import { setLimits } from '../limits.ts';
import { keepCacheSmall } from './cache.ts';
import type { Handlers } from './handler.ts';

export const engineHandlers: Pick<Handlers, 'engine.describe' | 'engine.configure'> = {
  'engine.describe': () => ({ version: packageJson.version, node: process.version, pid: process.pid }),
  'engine.configure': async (limits, context) => {
    setLimits(limits);
    await keepCacheSmall(context);
    return {};
  },
};
