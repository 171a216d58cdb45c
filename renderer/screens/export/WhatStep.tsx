import { useId } from 'react';
import { type BrowseScope, scopeKey } from '../../../app/contract/browse.ts';
import type { ExportPlanView } from '../../../app/contract/export.ts';
import { ChoiceCard } from '../../controls/ChoiceCard.tsx';
import { ClassMark } from '../../controls/ClassMark.tsx';
import field from '../../controls/Field.module.css';
import type { Project } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { formatNumber, plural, text } from '../../text/text.ts';
import styles from './ExportDialog.module.css';
import { type ExportDraft, freshDraft, scopesOf, slotsOf } from './export-draft.ts';

export interface StepProps {
  readonly project: Project;
  readonly draft: ExportDraft;
  readonly plan: ExportPlanView | null;
  readonly onDraft: (draft: ExportDraft) => void;
}

const origins = ['both', 'original', 'synthetic'] as const;

/** Which dataset or result, and which of its samples. */
export function WhatStep({ project, draft, plan, onDraft }: StepProps) {
  const scopeId = useId();
  const group = useId();
  const { selection } = draft.wish;
  const select = (change: Partial<typeof selection>): void =>
    onDraft({ ...draft, wish: { ...draft.wish, selection: { ...selection, ...change } } });
  const chosen = selection.origins.length === 1 ? selection.origins[0] : 'both';
  const counts = {
    both: (plan?.sourceOriginals ?? 0) + (plan?.sourceSynthetic ?? 0),
    original: plan?.sourceOriginals ?? 0,
    synthetic: plan?.sourceSynthetic ?? 0,
  };
  return (
    <>
      <div className={field.field}>
        <label className={field.label} htmlFor={scopeId}>
          {text('export.what.from')}
        </label>
        <select
          id={scopeId}
          className={field.input}
          value={scopeKey(draft.scope)}
          onChange={(event) => {
            const scope = scopesOf(project).find((one) => scopeKey(one) === event.target.value);
            if (scope !== undefined) onDraft({ ...freshDraft(project, scope), folder: draft.folder });
          }}
        >
          {scopesOf(project).map((scope) => (
            <option key={scopeKey(scope)} value={scopeKey(scope)}>
              {scopeName(project, scope)}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={styles.cards}>
        <legend className={field.label}>{text('export.what.samples')}</legend>
        {origins.map((origin) => (
          <ChoiceCard
            key={origin}
            group={group}
            title={text(`export.what.${origin}`)}
            detail={plan === null ? text('loading') : plural('count.samples', counts[origin])}
            chosen={chosen === origin}
            disabled={plan !== null && counts[origin] === 0}
            onChoose={() => select({ origins: origin === 'both' ? [] : [origin] })}
          />
        ))}
      </fieldset>
      <ClassChoice
        project={project}
        scope={draft.scope}
        chosen={selection.classes}
        onChoose={(classes) => select({ classes })}
      />
      {plan?.sourceParts != null && (
        <PartChoice counts={plan.sourceParts} chosen={selection.parts} onChoose={(parts) => select({ parts })} />
      )}
    </>
  );
}

function scopeName(project: Project, scope: BrowseScope): string {
  if (scope.kind === 'dataset') {
    const dataset = project.datasets.find(({ id }) => id === scope.datasetId);
    return text('export.what.dataset', { name: dataset?.name ?? '' });
  }
  const run = project.runs.find(({ id }) => id === scope.runId);
  return text('browse.scope.run', { number: String(run?.number ?? ''), title: run?.title ?? '' });
}

interface ClassChoiceProps {
  readonly project: Project;
  readonly scope: BrowseScope;
  readonly chosen: readonly string[];
  readonly onChoose: (classes: string[]) => void;
}

function ClassChoice({ project, scope, chosen, onChoose }: ClassChoiceProps) {
  const { query } = useQuery('browse.overview', { scope }, null);
  if (query.state !== 'ready' || query.value.classes.length === 0) return null;
  const slots = slotsOf(project, scope);
  const names = query.value.classes.map(({ name }) => name);
  const toggle = (name: string): void => {
    const before = chosen.length === 0 ? names : chosen;
    const after = before.includes(name) ? before.filter((other) => other !== name) : [...before, name];
    onChoose(after.length === names.length ? [] : after);
  };
  return (
    <fieldset className={styles.classes}>
      <legend className={field.label}>{text('export.what.classes')}</legend>
      {query.value.classes.map(({ name, original, synthetic }) => (
        <label key={name} className={styles.class}>
          <input type="checkbox" checked={chosen.length === 0 || chosen.includes(name)} onChange={() => toggle(name)} />
          <ClassMark slot={slots.get(name) ?? 0} />
          <span className={styles.label} title={name}>
            {name}
          </span>
          <span className={styles.count}>{formatNumber(original + synthetic)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const partNames = ['train', 'val', 'test'] as const;

interface PartChoiceProps {
  readonly counts: readonly number[];
  readonly chosen: readonly string[];
  readonly onChoose: (parts: string[]) => void;
}

function PartChoice({ counts, chosen, onChoose }: PartChoiceProps) {
  const toggle = (name: string): void => {
    const before = chosen.length === 0 ? [...partNames] : [...chosen];
    const after = before.includes(name) ? before.filter((other) => other !== name) : [...before, name];
    onChoose(after.length === partNames.length ? [] : after);
  };
  return (
    <fieldset className={styles.classes}>
      <legend className={field.label}>{text('browse.filter.part')}</legend>
      {partNames.map((name, at) => (
        <label key={name} className={styles.class}>
          <input type="checkbox" checked={chosen.length === 0 || chosen.includes(name)} onChange={() => toggle(name)} />
          <span className={styles.label}>{name}</span>
          <span className={styles.count}>{formatNumber(counts[at] ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}
