import { useState } from 'react';
import { ClassMark } from '../../controls/ClassMark.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { formatNumber, text } from '../../text/text.ts';
import styles from './ClassTable.module.css';
import { largestOf, type PlanDirection } from './class-plan.ts';
import { afterRun, type PlannedClass } from './plan-step.ts';

interface ClassTableProps {
  readonly classes: readonly PlannedClass[];
  readonly direction: PlanDirection | null;
  readonly onCommit: (name: string, count: number) => void;
}

/** The class plan in numbers: a count, a factor or a ratio can be typed for each class. */
export function ClassTable({ classes, direction, onCommit }: ClassTableProps) {
  const [note, setNote] = useState<string | null>(null);
  const largest = largestOf(classes);
  return (
    <section className={styles.pane} aria-label={text('balance.tab.classes')}>
      <p className={styles.what} role="status">
        {note ?? text(direction === null ? 'balance.table.fixed' : 'balance.table.what')}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['class', 'now', 'count', 'times', 'ratio', 'cut', 'removed', 'after'] as const).map((head) => (
              <th key={head} scope="col">
                {text(`balance.table.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((entry) => {
            const { name, slot, count, planned, cut, removed } = entry;
            const number = (label: string, value: number, take: (value: number) => number) =>
              direction === null ? (
                formatNumber(value)
              ) : (
                <NumberField
                  wide
                  label={label}
                  value={value}
                  min={0}
                  onNote={setNote}
                  onCommit={(next) => onCommit(name, take(next))}
                />
              );
            return (
              <tr key={name} data-class-row={name}>
                <th scope="row">
                  <ClassMark slot={slot} /> <span title={name}>{name}</span>
                </th>
                <td>{formatNumber(count)}</td>
                <td>{number(text('balance.table.countOf', { name }), planned, (value) => value)}</td>
                <td>
                  {number(
                    text('balance.table.timesOf', { name }),
                    rounded(planned / Math.max(1, count)),
                    (value) => value * count,
                  )}
                </td>
                <td>
                  {number(text('balance.table.ratioOf', { name }), rounded(largest / Math.max(1, planned)), (value) =>
                    value <= 0 ? planned : largest / value,
                  )}
                </td>
                <td>{formatNumber(cut)}</td>
                <td>{formatNumber(removed)}</td>
                <td>
                  <strong>{formatNumber(afterRun(entry))}</strong>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const rounded = (value: number): number => Number(value.toFixed(2));
