import { OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeError } from '../engine/client.ts';
import { text } from '../text/text.ts';
import styles from './ErrorNote.module.css';

/** What happened and what to do, in the words of the engine, with its code for a report. */
export function ErrorNote({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  const { message, code } = describeError(error);
  return (
    <div className={styles.note} role="alert">
      <OctagonX aria-hidden="true" />
      <div>
        <p className={styles.message}>{message}</p>
        <p className={styles.code}>{text('error.details', { code })}</p>
      </div>
      {children}
    </div>
  );
}
