import { useState } from 'react';
import { NumberField } from '../../controls/NumberField.tsx';
import { text } from '../../text/text.ts';
import { type ClassSize, freshRule, type PlanDirection, type PlanRule, type RuleKind, rulesFor } from './class-plan.ts';
import styles from './TargetBar.module.css';

interface TargetBarProps {
  readonly columns: readonly string[];
  readonly target: string;
  readonly onTarget: (column: string) => void;
  readonly rule: PlanRule | null;
  readonly direction: PlanDirection;
  readonly classes: readonly ClassSize[];
  readonly onRule: (rule: PlanRule) => void;
}

/** Which column holds the classes, and by which rule they are balanced. */
export function TargetBar({ columns, target, onTarget, rule, direction, classes, onRule }: TargetBarProps) {
  const [note, setNote] = useState<string | null>(null);
  return (
    <div className={styles.bar}>
      <label className={styles.line}>
        <span>{text('balance.target')}</span>
        <select value={target} onChange={(event) => onTarget(event.target.value)}>
          {columns.map((column) => (
            <option key={column}>{column}</option>
          ))}
        </select>
      </label>
      {rule !== null && (
        <div className={styles.line}>
          <span>{text('balance.rule')}</span>
          <select
            aria-label={text('balance.rule')}
            value={rule.kind}
            onChange={(event) => {
              const kind = event.target.value as RuleKind;
              if (kind !== 'other') onRule(freshRule(kind, classes));
            }}
          >
            {rulesFor(direction).map((kind) => (
              <option key={kind} value={kind}>
                {text(`balance.rule.${kind}`)}
              </option>
            ))}
            {rule.kind === 'other' && <option value="other">{JSON.stringify(rule.strategy)}</option>}
          </select>
          {'n' in rule && (
            <NumberField
              label={text('balance.rule.n')}
              value={rule.n}
              min={rule.kind === 'at-least' || rule.kind === 'add' ? 0 : 1}
              max={10_000_000}
              integer={rule.kind === 'at-least' || rule.kind === 'add'}
              onNote={setNote}
              onCommit={(n) => onRule({ ...rule, n })}
            />
          )}
        </div>
      )}
      {note !== null && <p role="status">{note}</p>}
    </div>
  );
}
