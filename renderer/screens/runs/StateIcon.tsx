import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash2,
  Clock,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  Unplug,
} from 'lucide-react';
import type { JobState } from '../../../app/contract/job-state.ts';
import type { Tone } from './job-words.ts';
import styles from './StateIcon.module.css';

const icons: Readonly<Record<JobState, LucideIcon>> = {
  queued: Clock,
  preparing: LoaderCircle,
  running: LoaderCircle,
  pausing: CirclePause,
  paused: CirclePause,
  finishing: LoaderCircle,
  succeeded: CircleCheck,
  'succeeded-with-warnings': CircleAlert,
  cancelling: CircleSlash2,
  cancelled: CircleSlash2,
  failed: OctagonX,
  interrupted: Unplug,
};

/** Each state by its shape; the color repeats what the shape and the word beside it say. */
export function StateIcon({ state, tone }: { readonly state: JobState; readonly tone: Tone }) {
  const Icon = icons[state];
  return <Icon className={styles.icon} data-tone={tone} aria-hidden="true" />;
}
