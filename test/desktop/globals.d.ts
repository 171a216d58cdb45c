import type { Bridge } from '../../app/contract/bridge.ts';

declare global {
  interface Window {
    readonly twelvefold: Bridge;
  }
}
