import { TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ShellEventPayload } from '../../app/contract/shell.ts';
import { subscribe } from '../engine/client.ts';
import { text } from '../text/text.ts';
import styles from './EngineBanner.module.css';

/** Says that the engine ended and a new one took its place, until dismissed. */
export function EngineBanner() {
  const [restart, setRestart] = useState<ShellEventPayload<'shell.engineRestarted'> | null>(null);
  useEffect(() => subscribe('shell.engineRestarted', setRestart), []);
  if (restart === null) return null;
  const lost = restart.project !== null && !restart.reopened;
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>
        <strong>{text('banner.restarted')}</strong>{' '}
        {lost ? text('banner.notReopened', { name: restart.project ?? '' }) : text('banner.nothingLost')}
      </p>
      <button type="button" aria-label={text('banner.dismiss')} onClick={() => setRestart(null)}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
