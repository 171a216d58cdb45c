import { Play } from 'lucide-react';
import { useState } from 'react';
import type { CommandOutput, MeasuredCost } from '../../../app/contract/commands.ts';
import { Button } from '../../controls/Button.tsx';
import { ClassMark, namedClasses } from '../../controls/ClassMark.tsx';
import { KeyCaps } from '../../controls/KeyCaps.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { formatBytes, formatEstimate, formatNumber, text } from '../../text/text.ts';
import styles from './PlanStrip.module.css';

type Plan = CommandOutput<'recipe.plan'>;

interface PlanStripProps {
  readonly plan: Plan | null;
  /** Null where the recipe has copies by class. */
  readonly copies: number | null;
  readonly onCopies: (copies: number) => void;
  readonly cost: MeasuredCost | null;
  readonly onRun: () => void;
  readonly starting: boolean;
}

/** More would not fit into the strip; the rest is counted. */
const mostClasses = 6;

/** What a run would make, and the button that starts it. */
export function PlanStrip({ plan, copies, onCopies, cost, onRun, starting }: PlanStripProps) {
  const [note, setNote] = useState<string | null>(null);
  return (
    <section className={styles.strip} data-pane="plan" aria-label={text('recipe.plan')}>
      <Figure value={plan === null ? null : plan.sources} label={text('recipe.plan.sources')} />
      <span className={styles.sign}>×</span>
      <div className={styles.copies}>
        {copies === null ? (
          <span className={styles.number}>{text('recipe.plan.byClass')}</span>
        ) : (
          <NumberField
            label={text('recipe.plan.copies')}
            value={copies}
            min={0}
            max={100_000}
            integer
            onCommit={onCopies}
            onNote={setNote}
          />
        )}
        <span className={styles.label} role="status">
          {note ?? text('recipe.plan.copies')}
        </span>
      </div>
      <span className={styles.sign}>=</span>
      <Figure value={plan === null ? null : plan.made} label={text('recipe.plan.made')} about={plan?.exact === false} />
      {plan !== null && <ClassPlan classes={plan.classes} />}
      <span className={styles.space} />
      {plan !== null && cost !== null && <Estimate plan={plan} cost={cost} />}
      <Button
        look="primary"
        className={styles.run}
        icon={<Play aria-hidden="true" />}
        disabled={plan === null || starting}
        onClick={onRun}
      >
        {text(starting ? 'run.starting' : 'run.start')} <KeyCaps keys="Ctrl+Enter" onAccent />
      </Button>
    </section>
  );
}

function Figure({ value, label, about = false }: { value: number | null; label: string; about?: boolean }) {
  const shown = value === null ? '' : formatNumber(value);
  return (
    <div className={styles.figure}>
      <span className={styles.number}>{about ? text('recipe.about', { what: shown }) : shown}</span>
      <span className={styles.label}>{label}</span>
    </div>
  );
}

function Estimate({ plan, cost }: { readonly plan: Plan; readonly cost: MeasuredCost }) {
  const bytes = plan.made * cost.bytesPerCopy + plan.kept * cost.bytesPerSource;
  const seconds = (plan.made * cost.secondsPerCopy + plan.sources * cost.secondsPerSource) / cost.workers;
  return (
    <div className={styles.estimate}>
      <span>{text('recipe.about', { what: formatBytes(bytes) })}</span>
      <span>{text('recipe.about', { what: formatEstimate(seconds) })}</span>
    </div>
  );
}

function ClassPlan({ classes }: { readonly classes: Plan['classes'] }) {
  const all = Object.entries(classes);
  const largest = Math.max(1, ...all.map(([, { after }]) => after));
  return (
    <ul className={styles.classes} aria-label={text('recipe.plan.classes')}>
      {all.slice(0, mostClasses).map(([name, { before, after }], slot) => (
        <li key={name}>
          <ClassMark slot={slot} />
          <span className={styles.name} title={name}>
            {name}
          </span>
          <span className={styles.track} data-slot={Math.min(slot, namedClasses - 1)} aria-hidden="true">
            <span className={styles.before} style={{ width: `${(before / largest) * 100}%` }} />
            <span className={styles.planned} style={{ width: `${(Math.max(0, after - before) / largest) * 100}%` }} />
          </span>
          <span className={styles.after}>
            <span className="heard">{text('recipe.plan.beforeAfter', { before, after })}</span>
            <span aria-hidden="true">{formatNumber(after)}</span>
          </span>
        </li>
      ))}
      {all.length > mostClasses && (
        <li className={styles.label}>{text('recipe.plan.more', { n: all.length - mostClasses })}</li>
      )}
    </ul>
  );
}
