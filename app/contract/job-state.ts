/** The life of a job as data: what each state allows and where it leads. The window renders from this table alone. */

export const jobStates = {
  queued: { allows: ['start-now', 'cancel', 'reorder'], leadsTo: ['preparing', 'cancelled'] },
  preparing: { allows: ['cancel'], leadsTo: ['running', 'failed', 'cancelling', 'interrupted'] },
  running: {
    allows: ['pause', 'cancel'],
    leadsTo: ['pausing', 'finishing', 'failed', 'cancelling', 'interrupted'],
  },
  pausing: { allows: ['cancel'], leadsTo: ['paused', 'finishing', 'failed', 'cancelling', 'interrupted'] },
  paused: { allows: ['resume', 'cancel'], leadsTo: ['running', 'cancelling', 'interrupted'] },
  finishing: {
    allows: [],
    leadsTo: ['succeeded', 'succeeded-with-warnings', 'failed', 'interrupted'],
  },
  succeeded: { allows: ['browse', 'export', 'run-again'], leadsTo: [] },
  'succeeded-with-warnings': { allows: ['retry-skipped', 'browse', 'export', 'run-again'], leadsTo: [] },
  cancelling: { allows: [], leadsTo: ['cancelled', 'interrupted'] },
  cancelled: { allows: ['resume', 'discard', 'run-again'], leadsTo: ['queued'] },
  failed: { allows: ['retry', 'discard'], leadsTo: ['queued'] },
  interrupted: { allows: ['resume', 'discard'], leadsTo: ['queued'] },
} as const;

export type JobState = keyof typeof jobStates;
export type JobAction = (typeof jobStates)[JobState]['allows'][number];

export function allows(state: JobState, action: JobAction): boolean {
  return (jobStates[state].allows as readonly JobAction[]).includes(action);
}

export function leadsTo(from: JobState, to: JobState): boolean {
  return (jobStates[from].leadsTo as readonly JobState[]).includes(to);
}
