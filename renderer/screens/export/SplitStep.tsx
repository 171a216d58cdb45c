import { useId, useState } from 'react';
import type { ExportPlanView } from '../../../app/contract/export.ts';
import { ChoiceCard } from '../../controls/ChoiceCard.tsx';
import { ClassMark, namedClasses } from '../../controls/ClassMark.tsx';
import field from '../../controls/Field.module.css';
import { NumberField } from '../../controls/NumberField.tsx';
import { formatNumber, text } from '../../text/text.ts';
import styles from './ExportDialog.module.css';
import { againByDefault, slotsOf } from './export-draft.ts';
import { LeakNote } from './LeakNote.tsx';
import type { StepProps } from './WhatStep.tsx';

type Again = typeof againByDefault;
const partNames = ['train', 'val', 'test'] as const;

/** Keep the parts, divide anew, or none; with what that comes to, and what would leak. */
export function SplitStep({ project, draft, plan, onDraft }: StepProps) {
  const group = useId();
  const { split } = draft.wish;
  const choose = (next: typeof split): void => onDraft({ ...draft, wish: { ...draft.wish, split: next } });
  const parts = plan?.sourceParts ?? null;
  return (
    <>
      <fieldset className={styles.cards}>
        <legend className="heard">{text('export.step.split')}</legend>
        <ChoiceCard
          group={group}
          title={text(parts === null ? 'export.split.none' : 'export.split.keep')}
          detail={
            parts === null
              ? text('export.split.keep.none')
              : partNames.map((name, at) => `${name} ${formatNumber(parts[at] ?? 0)}`).join(', ')
          }
          chosen={split.kind === 'keep'}
          onChoose={() => choose({ kind: 'keep' })}
        />
        <ChoiceCard
          group={group}
          title={text('export.split.again')}
          detail={plan?.fixedParts ?? text('export.split.again.what')}
          chosen={split.kind === 'again'}
          disabled={plan !== null && plan.fixedParts !== null}
          onChoose={() => choose(againByDefault)}
        />
        {parts !== null && (
          <ChoiceCard
            group={group}
            title={text('export.split.none')}
            detail={text('export.split.none.what')}
            chosen={split.kind === 'none'}
            onChoose={() => choose({ kind: 'none' })}
          />
        )}
      </fieldset>
      {split.kind === 'again' && <AgainOptions split={split} tabular={plan?.kind === 'tabular'} onSplit={choose} />}
      {plan !== null && (
        <>
          <LeakNote
            {...{ plan, scope: draft.scope }}
            onTogether={split.kind === 'again' ? () => choose({ ...split, families: 'together' }) : undefined}
            onLeaveOut={
              split.kind === 'again' && plan.kind === 'tabular'
                ? () => choose({ ...split, families: 'leave-out' })
                : undefined
            }
          />
          <ClassTable plan={plan} slots={slotsOf(project, draft.scope)} />
        </>
      )}
    </>
  );
}

interface AgainProps {
  readonly split: Again;
  readonly tabular: boolean;
  readonly onSplit: (split: Again) => void;
}

function AgainOptions({ split, tabular, onSplit }: AgainProps) {
  const [note, setNote] = useState<string | null>(null);
  const { rule } = split;
  const setRule = (change: Partial<Again['rule']>): void => onSplit({ ...split, rule: { ...rule, ...change } });
  // The training part takes what the others leave, so that the shares always come to 100.
  const setShare = (part: 'val' | 'test', percent: number): void => {
    const other = part === 'val' ? rule.test : rule.val;
    const share = Math.min(percent / 100, Math.max(0, 0.99 - other));
    setRule({ [part]: share, train: Math.round((1 - share - other) * 1e6) / 1e6 });
  };
  return (
    <div className={styles.again}>
      <span>{text('export.share.train', { percent: formatNumber(Math.round(rule.train * 1000) / 10) })}</span>
      {(['val', 'test'] as const).map((part) => (
        <span key={part} className={styles.share}>
          {part}
          <NumberField
            label={text('export.share', { part })}
            value={Math.round(rule[part] * 1000) / 10}
            min={0}
            max={98}
            onCommit={(percent) => setShare(part, percent)}
            onNote={setNote}
          />
          %
        </span>
      ))}
      <label className={styles.inline}>
        <input
          type="checkbox"
          checked={rule.stratify}
          onChange={(event) => setRule({ stratify: event.target.checked })}
        />
        {text('export.stratify')}
      </label>
      <label className={styles.inline}>
        <input
          type="checkbox"
          checked={split.families === 'together'}
          onChange={(event) => onSplit({ ...split, families: event.target.checked ? 'together' : 'apart' })}
        />
        {text('export.families.together')}
      </label>
      {tabular && (
        <label className={styles.inline}>
          <input
            type="checkbox"
            checked={split.families === 'leave-out'}
            onChange={(event) => onSplit({ ...split, families: event.target.checked ? 'leave-out' : 'apart' })}
          />
          {text('export.families.leave-out')}
        </label>
      )}
      <span className={styles.share}>
        {text('run.seed')}
        <NumberField
          label={text('run.seed')}
          value={split.seed}
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          integer
          onCommit={(seed) => onSplit({ ...split, seed })}
          onNote={setNote}
        />
      </span>
      {note !== null && <p className={field.wrong}>{note}</p>}
    </div>
  );
}

function ClassTable({ plan, slots }: { readonly plan: ExportPlanView; readonly slots: ReadonlyMap<string, number> }) {
  const divided = plan.classes.some(({ parts }) => parts.some((count) => count > 0));
  const largest = Math.max(1, ...plan.classes.map(({ all }) => all));
  return (
    <table className={styles.table} aria-label={text('export.counts')}>
      <thead>
        <tr>
          <th scope="col">{text('export.class')}</th>
          {divided ? (
            partNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))
          ) : (
            <th scope="col">{text('export.all')}</th>
          )}
          <th scope="col" aria-label={text('export.bars')} />
        </tr>
      </thead>
      <tbody>
        {plan.classes.map(({ label, all, parts }) => {
          const slot = Math.min(slots.get(label) ?? 0, namedClasses - 1);
          return (
            <tr key={label}>
              <th scope="row">
                <ClassMark slot={slots.get(label) ?? 0} />
                <span className={styles.label}>{label === '' ? text('export.noClass') : label}</span>
              </th>
              {divided ? (
                partNames.map((name, at) => (
                  <td key={name} data-empty={parts[at] === 0}>
                    {formatNumber(parts[at] ?? 0)}
                  </td>
                ))
              ) : (
                <td>{formatNumber(all)}</td>
              )}
              <td className={styles.bars} aria-hidden="true">
                {(divided ? parts : [all]).map(
                  (count, at) =>
                    count > 0 && (
                      <span
                        key={partNames[at]}
                        className={styles.segment}
                        data-slot={slot}
                        data-part={partNames[at]}
                        style={{ width: `${(count / largest) * 100}%` }}
                      />
                    ),
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
