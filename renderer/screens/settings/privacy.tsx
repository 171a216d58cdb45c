import { type ReactNode, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { request } from '../../engine/client.ts';
import { useQuery } from '../../engine/queries.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { type TextKey, text } from '../../text/text.ts';
import styles from './SettingsScreen.module.css';

/** What stays on this machine, and how to see what a report of a fault would hold. */

interface ActionRowProps {
  readonly name: 'local' | 'logs' | 'diagnostics';
  readonly children?: ReactNode;
}

function ActionRow({ name, children }: ActionRowProps) {
  return (
    <div className={styles.row} data-setting={name}>
      <div className={styles.words}>
        <h3>{text(`settings.${name}` as TextKey)}</h3>
        <p>{text(`settings.${name}.help` as TextKey)}</p>
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

export const Local = () => <ActionRow name="local" />;

export function Logs() {
  const { showError } = useToasts();
  return (
    <ActionRow name="logs">
      <Button onClick={() => void request('shell.openLogs', {}).catch(showError)}>{text('settings.logs.open')}</Button>
    </ActionRow>
  );
}

export function Diagnostics() {
  const [shown, setShown] = useState(false);
  return (
    <ActionRow name="diagnostics">
      <Button onClick={() => setShown(true)}>{text('settings.diagnostics.show')}</Button>
      {shown && <DiagnosticsDialog onClose={() => setShown(false)} />}
    </ActionRow>
  );
}

function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { query } = useQuery('shell.diagnostics', {}, null);
  const { show, showError } = useToasts();
  const report = query.state === 'ready' ? query.value.text : '';
  const copy = (): void => {
    request('shell.copyText', { text: report }).then(() => {
      onClose();
      show({ tone: 'ok', message: text('settings.diagnostics.copied') });
    }, showError);
  };
  return (
    <Dialog
      wide
      title={text('settings.diagnostics')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{text('dialog.cancel')}</Button>
          <Button look="primary" disabled={query.state !== 'ready'} onClick={copy}>
            {text('settings.diagnostics.copy')}
          </Button>
        </>
      }
    >
      <p>{text('settings.diagnostics.read')}</p>
      {query.state === 'failed' && <ErrorNote error={query.error} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard too */}
      <pre className={styles.report} tabIndex={0}>
        {report}
      </pre>
    </Dialog>
  );
}
