import { FolderOpen, Table2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { request } from '../../engine/client.ts';
import { type Project, useProject } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { plural, text } from '../../text/text.ts';
import { ImportPlan } from './ImportPlan.tsx';
import { inspectionSchema, nameFromPath, sampleCount } from './inspection.ts';
import styles from './NewProjectDialog.module.css';

interface NewProjectProps {
  /** What was dropped on the window; null asks for files first. */
  readonly firstPath: string | null;
  /** The project that gets the dataset; null makes a new one. */
  readonly addTo: Project | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Files → what they are → import. Nothing is written before the last button. */
export function NewProjectDialog({ firstPath, addTo, onDone, onClose }: NewProjectProps) {
  const [path, setPath] = useState(firstPath);
  const title = addTo === null ? text('new.title') : text('new.addTitle', { name: addTo.name });
  if (path === null) {
    return (
      <Dialog title={title} onClose={onClose}>
        <SourceChoice onPicked={setPath} />
      </Dialog>
    );
  }
  return <PlanDialog {...{ title, path, addTo, onDone, onClose }} onOther={() => setPath(null)} />;
}

function SourceChoice({ onPicked }: { readonly onPicked: (path: string) => void }) {
  const pick = async (ask: Promise<string | null>): Promise<void> => {
    const path = await ask;
    if (path !== null) onPicked(path);
  };
  return (
    <>
      <p>{text('new.choose')}</p>
      <div className={styles.sources}>
        <button type="button" onClick={() => void pick(window.twelvefold.pickFolder('pictures'))}>
          <FolderOpen aria-hidden="true" />
          <strong>{text('new.pictures')}</strong>
          <span>{text('new.pictures.what')}</span>
        </button>
        <button type="button" onClick={() => void pick(window.twelvefold.pickFile('table'))}>
          <Table2 aria-hidden="true" />
          <strong>{text('new.table')}</strong>
          <span>{text('new.table.what')}</span>
        </button>
      </div>
    </>
  );
}

interface PlanProps {
  readonly title: string;
  readonly path: string;
  readonly addTo: Project | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly onOther: () => void;
}

function PlanDialog({ title, path, addTo, onDone, onClose, onOther }: PlanProps) {
  const { show } = useProject();
  const [name, setName] = useState(nameFromPath(path));
  const [target, setTarget] = useState<string | undefined>(undefined);
  const [importing, setImporting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { query } = useQuery('dataset.inspect', { path, target }, null);
  const inspected = query.state === 'ready' ? inspectionSchema.safeParse(query.value) : null;
  const inspection = inspected?.success === true ? inspected.data : null;
  const ready = inspection !== null && name.trim() !== '' && !importing;

  const start = async (): Promise<void> => {
    setError(null);
    setImporting(true);
    try {
      if (addTo === null) {
        const place = await request('shell.newProjectPath', { name });
        show(await request('project.create', place));
      }
      const chosen = target ?? inspection?.target ?? undefined;
      await request('dataset.import', { path, name: nameFromPath(path), target: chosen });
      onDone();
    } catch (failure) {
      setError(failure);
      setImporting(false);
    }
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onOther}>{text('new.other')}</Button>
          <Button onClick={onClose}>{text('dialog.cancel')}</Button>
          {inspection !== null && (
            <Button look="primary" disabled={!ready} onClick={() => void start()}>
              {importing
                ? text('new.importing')
                : text('new.import', {
                    count: plural(inspection.kind === 'image' ? 'count.images' : 'count.rows', sampleCount(inspection)),
                  })}
            </Button>
          )}
        </>
      }
    >
      {query.state === 'loading' && <p>{text('new.looking', { name: nameFromPath(path) })}</p>}
      {query.state === 'failed' && <ErrorNote error={query.error} />}
      {inspected?.success === false && <ErrorNote error={inspected.error} />}
      {inspection !== null && (
        <ImportPlan
          {...{ path, inspection, name }}
          newProject={addTo === null}
          target={target ?? inspection.target ?? null}
          onName={setName}
          onTarget={setTarget}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  );
}
