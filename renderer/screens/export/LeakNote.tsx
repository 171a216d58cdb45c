import { CircleCheck, OctagonX } from 'lucide-react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import { cacheUrl } from '../../../app/contract/cached-bytes.ts';
import type { ExportPlanView } from '../../../app/contract/export.ts';
import { Button } from '../../controls/Button.tsx';
import { formatNumber, plural, text } from '../../text/text.ts';
import { usePicture } from '../browse/SampleInspector.tsx';
import styles from './ExportDialog.module.css';

interface LeakNoteProps {
  readonly plan: ExportPlanView;
  readonly scope: BrowseScope;
  readonly onTogether: (() => void) | undefined;
  readonly onLeaveOut: (() => void) | undefined;
}

/** What a model would have seen before it is tested, with the samples that prove it; or that there is none. */
export function LeakNote({ plan, scope, onTogether, onLeaveOut }: LeakNoteProps) {
  const { leaks } = plan;
  const [example] = leaks.examples;
  const divided = plan.classes.some(({ parts }) => parts.some((count) => count > 0));
  const empty = plan.classes.filter(({ parts }) => divided && (parts[1] === 0 || parts[2] === 0));
  return (
    <div className={styles.verdicts}>
      {leaks.count > 0 && example !== undefined ? (
        <section className={styles.leak} role="alert">
          <OctagonX aria-hidden="true" />
          <div>
            <h3>{plural('export.leaks', leaks.count)}</h3>
            <p>
              {text('export.leak.example', {
                name: example.of.name,
                part: example.of.part,
                count: formatNumber(example.total),
                others: [...new Set(example.copies.map(({ part }) => part))].join(', '),
              })}
            </p>
            {plan.kind === 'image' ? (
              <ul className={styles.proof}>
                {[example.of, ...example.copies.slice(0, 5)].map((one, at) => (
                  <li key={one.position} data-original={at === 0}>
                    <ProofPicture scope={scope} position={one.position} name={one.name} />
                    {one.part}
                  </li>
                ))}
              </ul>
            ) : (
              <p className={styles.rows}>{example.copies.map(({ name, part }) => `${name}: ${part}`).join(', ')}</p>
            )}
          </div>
          <div className={styles.cures}>
            {onTogether !== undefined && (
              <Button look="primary" onClick={onTogether}>
                {text('export.families.together')}
              </Button>
            )}
            {onLeaveOut !== undefined && <Button onClick={onLeaveOut}>{text('export.families.leave-out')}</Button>}
          </div>
        </section>
      ) : (
        <p className={styles.good}>
          <CircleCheck aria-hidden="true" />
          <strong>{text(divided ? 'export.noLeak' : 'export.undivided')}</strong>
          {plan.leftOut > 0 && <span className={styles.beside}>{plural('export.leftOut', plan.leftOut)}</span>}
        </p>
      )}
      {divided && (
        <p className={empty.length === 0 ? styles.good : styles.careful}>
          {empty.length === 0 ? <CircleCheck aria-hidden="true" /> : <OctagonX aria-hidden="true" />}
          <strong>{text(empty.length === 0 ? 'export.everyClass' : 'export.emptyParts')}</strong>
          {empty.length > 0 && <span className={styles.beside}>{empty.map(({ label }) => label).join(', ')}</span>}
        </p>
      )}
    </div>
  );
}

function ProofPicture({
  scope,
  position,
  name,
}: {
  readonly scope: BrowseScope;
  readonly position: number;
  readonly name: string;
}) {
  const picture = usePicture(scope, position);
  return picture === null ? <span className={styles.waiting} /> : <img src={cacheUrl(picture.id)} alt={name} />;
}
