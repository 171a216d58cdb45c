/** How a step lets the outside world in: call `gate` between pieces of work. */
export interface StepControl {
  /** Waits while the run is paused; throws `Cancelled` when it is cancelled. */
  gate(): Promise<void>;
  progress(progress: { readonly done: number; readonly total: number | null; readonly stage: string }): void;
}
