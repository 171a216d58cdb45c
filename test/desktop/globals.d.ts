import type { Bridge } from '../../app/contract/bridge.ts';

declare global {
  interface Window {
    readonly twelvefold: Bridge;
    /** A call that a test leaves open while it does something else. */
    pendingCall?: Promise<unknown>;
  }
}
