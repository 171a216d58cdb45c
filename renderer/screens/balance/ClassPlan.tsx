import { CircleHelp, CircleMinus } from 'lucide-react';
import { useState } from 'react';
import { ClassMark, namedClasses } from '../../controls/ClassMark.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { formatNumber, plural, text } from '../../text/text.ts';
import styles from './ClassPlan.module.css';
import { imbalance, type PlanDirection } from './class-plan.ts';
import { afterRun, type PlannedClass } from './plan-step.ts';

export interface PlanEditing {
  /** Null where no step takes counts by class. */
  readonly direction: PlanDirection | null;
  /** While a bar's end is dragged. */
  readonly onMove: (name: string, count: number) => void;
  readonly onRelease: () => void;
  readonly onCommit: (name: string, count: number) => void;
}

interface ClassPlanProps extends PlanEditing {
  readonly classes: readonly PlannedClass[];
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
  /** The counts are reckoned from a sample. */
  readonly about: boolean;
  /** Classes that the guard cannot judge. */
  readonly unjudged: ReadonlySet<string>;
}

/** More would be a wall of bars; the table of classes has them all. */
const mostShown = 50;

/** A bar for each class: real rows solid, planned ones hatched, what a cap cuts dotted, the largest class as a line. */
export function ClassPlan({ classes, selected, onSelect, about, unjudged, ...editing }: ClassPlanProps) {
  const target = Math.max(1, ...classes.map(({ count }) => count));
  const scale = Math.max(target, ...classes.map(({ planned }) => planned)) * (editing.direction === 'more' ? 1.08 : 1);
  const before = classes.reduce((sum, { count }) => sum + count, 0);
  const after = classes.reduce((sum, entry) => sum + afterRun(entry), 0);
  return (
    <section className={styles.plan} aria-label={text('balance.plan')}>
      <header className={styles.head}>
        <h2>{text('balance.plan')}</h2>
        <p className={styles.total} data-testid="plan-total">
          {sum(before, after)}
          <strong>{text('balance.plan.after', { after: aboutWords(about, after) })}</strong>
        </p>
      </header>
      <ul className={styles.bars}>
        {classes.slice(0, mostShown).map((entry) => (
          <ClassBar
            key={entry.name}
            {...{ entry, scale, target, onSelect }}
            {...editing}
            selected={entry.name === selected}
            unjudged={unjudged.has(entry.name)}
          />
        ))}
      </ul>
      {classes.length > mostShown && (
        <p className={styles.more}>+ {plural('count.classes', classes.length - mostShown)}</p>
      )}
      <p className={styles.legend} aria-hidden="true">
        <span data-look="real">{text('balance.legend.real')}</span>
        <span data-look="planned">{text('balance.legend.planned')}</span>
        <span data-look="cut">{text('balance.legend.cut')}</span>
        <span data-look="target">{text('balance.legend.target')}</span>
      </p>
      <p className={styles.ratio}>
        <span>{text('balance.ratio')}</span>
        <span>
          {ratioWords(classes.map(({ count }) => count))}
          <span aria-hidden="true"> → </span>
          <span className="heard">{text('balance.ratio.to')}</span>
          <strong>{ratioWords(classes.map(afterRun))}</strong>
        </span>
      </p>
    </section>
  );
}

function sum(before: number, after: number): string {
  const sign = after < before ? '−' : '+';
  return text('balance.plan.sum', { before, sign, change: Math.abs(after - before) });
}

function aboutWords(about: boolean, n: number): string {
  return about ? text('recipe.about', { what: formatNumber(n) }) : formatNumber(n);
}

function ratioWords(counts: readonly number[]): string {
  const ratio = imbalance(counts);
  return ratio === null ? '–' : text('balance.ratio.value', { n: Number(ratio.toFixed(1)) });
}

interface ClassBarProps extends PlanEditing {
  readonly entry: PlannedClass;
  readonly scale: number;
  readonly target: number;
  readonly selected: boolean;
  readonly unjudged: boolean;
  readonly onSelect: (name: string) => void;
}

function ClassBar({ entry, scale, target, selected, unjudged, onSelect, ...editing }: ClassBarProps) {
  const { name, slot, count, planned, cut, removed } = entry;
  const { direction, onMove, onRelease, onCommit } = editing;
  const [note, setNote] = useState<string | null>(null);
  const share = (value: number): string => `${(value / scale) * 100}%`;
  const change = planned - cut - count;
  return (
    <li className={styles.row} data-selected={selected} data-class={name}>
      <div className={styles.line}>
        <button type="button" className={styles.name} aria-pressed={selected} onClick={() => onSelect(name)}>
          <ClassMark slot={slot} />
          <span title={name}>{name}</span>
        </button>
        <span className={styles.numbers}>
          {formatNumber(count)}
          {direction === null ? null : (
            <>
              <span aria-hidden="true">{direction === 'more' ? '+' : '−'}</span>
              <NumberField
                label={text(direction === 'more' ? 'balance.add' : 'balance.takeAway', { name })}
                value={Math.abs(change)}
                min={0}
                max={direction === 'more' ? 10_000_000 : Math.max(0, count - 1)}
                integer
                onNote={setNote}
                onCommit={(rows) => onCommit(name, direction === 'more' ? count + rows : count - rows)}
              />
              <span aria-hidden="true">=</span>
            </>
          )}
          <strong data-after={name}>{formatNumber(afterRun(entry))}</strong>
        </span>
      </div>
      <div className={styles.track} data-slot={Math.min(slot, namedClasses - 1)}>
        <span className={styles.real} style={{ width: share(Math.min(count, planned)) }} />
        {change > 0 && <span className={styles.planned} style={{ left: share(count), width: share(change) }} />}
        {planned < count && (
          <span className={styles.cut} style={{ left: share(planned), width: share(count - planned) }} />
        )}
        {cut > 0 && <span className={styles.cut} style={{ left: share(planned - cut), width: share(cut) }} />}
        <span className={styles.target} style={{ left: share(target) }} />
        {direction !== null && (
          <input
            type="range"
            className={styles.handle}
            aria-label={text('balance.handle', { name })}
            aria-valuetext={text('balance.handle.value', { count, planned })}
            min={0}
            max={Math.ceil(scale)}
            value={planned - cut}
            onChange={(event) => onMove(name, Number(event.target.value))}
            onPointerUp={onRelease}
            onKeyUp={onRelease}
            onBlur={onRelease}
          />
        )}
      </div>
      {cut > 0 && (
        <p className={styles.note}>
          <CircleMinus aria-hidden="true" />
          {text('balance.cut', { kept: planned - cut - count, asked: planned - count })}
        </p>
      )}
      {removed > 0 && <p className={styles.note}>{plural('balance.removed', removed)}</p>}
      {unjudged && cut === 0 && planned > count && (
        <p className={styles.note}>
          <CircleHelp aria-hidden="true" />
          {text('balance.unjudged')}
        </p>
      )}
      {note !== null && (
        <p className={styles.note} role="status">
          {note}
        </p>
      )}
    </li>
  );
}
