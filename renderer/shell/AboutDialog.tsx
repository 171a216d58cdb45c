import { Dialog } from '../controls/Dialog.tsx';
import { useQuery } from '../engine/queries.ts';
import { text } from '../text/text.ts';

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const shell = useQuery('shell.describe', {}, null).query;
  const engine = useQuery('engine.describe', {}, null).query;
  const version = shell.state === 'ready' ? shell.value.version : '';
  return (
    <Dialog title={text('about.title', { version })} onClose={onClose}>
      <p>{text('about.text')}</p>
      {engine.state === 'ready' && <p>{text('about.engine', engine.value)}</p>}
      <p>{text('about.licence')}</p>
    </Dialog>
  );
}
