import { CircleDashed, Maximize2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { type BrowseScope, type SampleDetail, scopeKey } from '../../../app/contract/browse.ts';
import { cacheUrl } from '../../../app/contract/cached-bytes.ts';
import { ClassMark } from '../../controls/ClassMark.tsx';
import field from '../../controls/Field.module.css';
import { request } from '../../engine/client.ts';
import { useQuery } from '../../engine/queries.ts';
import { formatBytes, text } from '../../text/text.ts';
import { describeDrawn } from './drawn-values.ts';
import { Reproduce } from './Reproduce.tsx';
import styles from './SampleInspector.module.css';

interface InspectorProps {
  readonly scope: BrowseScope;
  readonly slots: ReadonlyMap<string, number>;
  /** Null while nothing is chosen. */
  readonly position: number | null;
  readonly onOpen: (() => void) | undefined;
}

/** The chosen picture: what it is, and for a synthetic one the story from its original to the result. */
export function SampleInspector({ scope, slots, position, onOpen }: InspectorProps) {
  return (
    <aside className={styles.inspector} data-pane="inspector" aria-label={text('browse.inspector')}>
      {position === null ? (
        <p className={styles.none}>{text('browse.inspector.none')}</p>
      ) : (
        <Details key={`${scopeKey(scope)} ${position}`} {...{ scope, slots, position, onOpen }} />
      )}
    </aside>
  );
}

function Details({ scope, slots, position, onOpen }: InspectorProps & { readonly position: number }) {
  const { query } = useQuery('browse.sample', { scope, position }, null);
  const picture = usePicture(scope, position);
  if (query.state !== 'ready') return <div className={styles.surround} />;
  const { sample, file, byteLength, lineage } = query.value;
  const name = sample.path.slice(sample.path.lastIndexOf('/') + 1);
  return (
    <>
      <div className={styles.surround}>{picture !== null && <img src={cacheUrl(picture.id)} alt={name} />}</div>
      <div className={styles.head}>
        <h2>{name}</h2>
        {onOpen !== undefined && (
          <button
            type="button"
            aria-label={text('browse.loupe.open')}
            title={text('browse.loupe.open')}
            onClick={onOpen}
          >
            <Maximize2 aria-hidden="true" />
          </button>
        )}
      </div>
      <p className={styles.tags}>
        {sample.class !== null && (
          <span>
            <ClassMark slot={slots.get(sample.class) ?? 0} /> {sample.class}
          </span>
        )}
        {sample.part !== null && <span>{sample.part}</span>}
        {sample.copy !== null && (
          <span>
            <CircleDashed aria-hidden="true" /> {text('browse.synthetic')}
          </span>
        )}
      </p>
      {lineage !== null && (
        <Lineage lineage={lineage}>
          {scope.kind === 'run' && <Reproduce runId={scope.runId} position={position} />}
        </Lineage>
      )}
      <section className={styles.section}>
        <h3>{text('browse.file')}</h3>
        <dl className={field.facts}>
          {picture !== null && (
            <>
              <dt>{text('browse.size')}</dt>
              <dd>{text('browse.dimensions', { width: picture.width, height: picture.height })}</dd>
            </>
          )}
          <dt>{text('browse.bytes')}</dt>
          <dd>{byteLength === null ? text('browse.notFound') : formatBytes(byteLength)}</dd>
          <dt>{text('browse.path')}</dt>
          <dd className={styles.path}>{file}</dd>
        </dl>
      </section>
    </>
  );
}

interface LineageProps {
  readonly lineage: NonNullable<SampleDetail['lineage']>;
  readonly children: ReactNode;
}

function Lineage({ lineage, children }: LineageProps) {
  const { source, sourceAt, seed, operations, runNumber } = lineage;
  return (
    <section className={styles.section}>
      <h3>
        {text('browse.lineage')}
        <span className={styles.seed}>{text('browse.seed', { seed })}</span>
      </h3>
      <ol className={styles.steps}>
        <li>
          {sourceAt !== null && (
            <SourcePicture scope={{ kind: 'dataset', datasetId: sourceAt.datasetId }} position={sourceAt.position} />
          )}
          <span>
            <b>{text('browse.lineage.original')}</b>
            <span>{source}</span>
          </span>
        </li>
        {operations.map((operation, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same operation may come twice, and the list does not change
          <li key={i}>
            <span>
              <b>{operation.op}</b>
              <span>{describeDrawn(operation.params)}</span>
            </span>
          </li>
        ))}
      </ol>
      {operations.length === 0 && <p className={styles.none}>{text('browse.lineage.nothing')}</p>}
      <p className={styles.run}>{text('browse.lineage.run', { number: runNumber })}</p>
      {children}
    </section>
  );
}

function SourcePicture({ scope, position }: { readonly scope: BrowseScope; readonly position: number }) {
  const picture = usePicture(scope, position);
  return picture === null ? (
    <span className={styles.small} />
  ) : (
    <img className={styles.small} src={cacheUrl(picture.id)} alt="" />
  );
}

interface Picture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A picture as the engine serves it; null until it is there, and when it cannot be shown. */
export function usePicture(scope: BrowseScope, position: number): Picture | null {
  const key = `${scopeKey(scope)} ${position}`;
  const [found, setFound] = useState<{ readonly key: string; readonly picture: Picture } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for scope and position
  useEffect(() => {
    let stale = false;
    request('browse.picture', { scope, position }).then(
      (picture) => {
        if (!stale) setFound({ key, picture });
      },
      // The grid shows the placeholder and the facts below say that the file is gone.
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [key]);
  return found?.key === key ? found.picture : null;
}
