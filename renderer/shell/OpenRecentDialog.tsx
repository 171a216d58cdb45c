import { Dialog } from '../controls/Dialog.tsx';
import { useQuery } from '../engine/queries.ts';
import { RecentList } from '../screens/home/RecentList.tsx';
import { text } from '../text/text.ts';
import type { Opening } from './use-opening.ts';

/** The recent projects over whatever screen there is; opening one closes it. */
export function OpenRecentDialog({ opening, onClose }: { readonly opening: Opening; readonly onClose: () => void }) {
  const { query, retry } = useQuery('shell.listRecent', {}, null);
  const recent = query.state === 'ready' ? query.value : [];
  const closing: Opening = {
    ...opening,
    openProject: (path) => {
      onClose();
      return opening.openProject(path);
    },
  };
  return (
    <Dialog title={text('recent.title')} onClose={onClose}>
      {query.state === 'ready' && recent.length === 0 && <p>{text('recent.none')}</p>}
      {recent.length > 0 && <RecentList recent={recent} opening={closing} onForgotten={retry} />}
    </Dialog>
  );
}
