import { CircleAlert, Equal, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { request } from '../../engine/client.ts';
import { text } from '../../text/text.ts';
import styles from './SampleInspector.module.css';

type Answer = { readonly state: 'none' | 'asked' } | { readonly state: 'told'; readonly identical: boolean };

/** Makes one copy again by its recipe and seed, and says whether the very same bytes came out. */
export function Reproduce({ runId, position }: { readonly runId: string; readonly position: number }) {
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  const [error, setError] = useState<unknown>(null);
  const ask = (): void => {
    setError(null);
    setAnswer({ state: 'asked' });
    request('run.reproduce', { runId, position }).then(
      ({ identical }) => setAnswer({ state: 'told', identical }),
      (failure: unknown) => {
        setAnswer({ state: 'none' });
        setError(failure);
      },
    );
  };
  return (
    <>
      <p className={styles.reproduce}>
        <Button icon={<RefreshCw aria-hidden="true" />} disabled={answer.state === 'asked'} onClick={ask}>
          {text('browse.reproduce')}
        </Button>
        <span role="status">
          {answer.state === 'told' && (
            <span className={styles.answer} data-identical={answer.identical}>
              {answer.identical ? <Equal aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
              {text(answer.identical ? 'browse.identical' : 'browse.differs')}
            </span>
          )}
        </span>
      </p>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
