import type { ReactNode } from 'react';
import styles from './Screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** At the right of the toolbar, the primary one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A place of the app: its heading and tools above, what it shows below. */
export function Screen({ title, actions, children }: ScreenProps) {
  return (
    <>
      <div className={styles.toolbar}>
        <h1>{title}</h1>
        {actions}
      </div>
      <div className={styles.content}>{children}</div>
    </>
  );
}
