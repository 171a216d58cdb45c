import { Check, FileCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import type { ExportPlanView } from '../../../app/contract/export.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { Wizard } from '../../controls/Wizard.tsx';
import { request } from '../../engine/client.ts';
import type { Project } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { formatBytes, formatNumber, plural, text } from '../../text/text.ts';
import styles from './ExportDialog.module.css';
import { ExportProgress } from './ExportProgress.tsx';
import { type ExportDraft, freshDraft, type Step, scopesOf, steps } from './export-draft.ts';
import { FormatStep } from './FormatStep.tsx';
import { formatName } from './format-name.ts';
import { SampleTree } from './SampleTree.tsx';
import { SplitStep } from './SplitStep.tsx';
import { WhatStep } from './WhatStep.tsx';
import { useExportCheck, WhereStep } from './WhereStep.tsx';

interface ExportProps {
  readonly project: Project;
  /** What is on the screen, when that can be exported. */
  readonly scope: BrowseScope | null;
  readonly onClose: () => void;
}

/** Four steps from what there is to files on the disk; at the left stands what was chosen. */
export function ExportDialog({ project, scope, onClose }: ExportProps) {
  const scopes = scopesOf(project);
  const [draft, setDraft] = useState<ExportDraft | null>(() => {
    const first = scope ?? scopes[0];
    return first === undefined ? null : freshDraft(project, first);
  });
  const [step, setStep] = useState<Step>('what');
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useDefaultFolder(draft, setDraft);
  if (draft === null) return <NothingToExport onClose={onClose} />;
  if (jobId !== null) return <ExportProgress {...{ jobId, draft, onClose }} onAgain={() => setJobId(null)} />;
  const start = (): void => {
    const { wish, folder, name, container, overwrite } = draft;
    if (folder === null) return;
    setError(null);
    request('export.start', { scope: draft.scope, wish, folder, name, container, overwrite }).then(
      (started) => setJobId(started.jobId),
      setError,
    );
  };
  return (
    <ExportSteps {...{ project, draft, step, error, onClose, onStart: start }} onDraft={setDraft} onStep={setStep} />
  );
}

interface StepsProps {
  readonly project: Project;
  readonly draft: ExportDraft;
  readonly step: Step;
  readonly error: unknown;
  readonly onDraft: (draft: ExportDraft) => void;
  readonly onStep: (step: Step) => void;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

function ExportSteps({ project, draft, step, error, onDraft, onStep, onStart, onClose }: StepsProps) {
  const { query } = useQuery('export.plan', { scope: draft.scope, wish: draft.wish }, null);
  const plan = query.state === 'ready' ? query.value : null;
  const check = useExportCheck(draft, step === 'where');
  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const before = steps[at - 1];
  const blocked = blockedBy(plan, step);
  const change = { draft, onDraft, project, plan };
  return (
    <Wizard
      title={text('export.title')}
      onClose={onClose}
      side={<StepList {...{ draft, plan, step, onStep }} />}
      aside={step === 'format' ? <SampleTree scope={draft.scope} wish={draft.wish} plan={plan} /> : undefined}
      fact={
        blocked === null ? (
          <>
            <FileCheck aria-hidden="true" />
            {text('export.manifest')}
          </>
        ) : (
          <span className={styles.blocked} role="status">
            {blocked}
          </span>
        )
      }
      foot={
        <>
          <Button look="ghost" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          {before !== undefined && <Button onClick={() => onStep(before)}>{text('export.back')}</Button>}
          {next !== undefined ? (
            <Button
              look="primary"
              disabled={blocked !== null}
              title={blocked ?? undefined}
              onClick={() => onStep(next)}
            >
              {text('export.next', { step: text(`export.step.${next}`).toLowerCase() })}
            </Button>
          ) : (
            <Button look="primary" disabled={blocked !== null || !check.passed} onClick={onStart}>
              {plan === null
                ? text('export.start')
                : text('export.startCount', {
                    count: plural(plan.kind === 'image' ? 'count.images' : 'count.rows', plan.samples),
                  })}
            </Button>
          )}
        </>
      }
    >
      {query.state === 'failed' && <ErrorNote error={query.error} />}
      {error !== null && <ErrorNote error={error} />}
      {step === 'what' && <WhatStep {...change} />}
      {step === 'format' && <FormatStep {...change} />}
      {step === 'split' && <SplitStep {...change} />}
      {step === 'where' && <WhereStep {...change} check={check} />}
    </Wizard>
  );
}

/** Why the next step cannot be taken; null when it can. */
function blockedBy(plan: ExportPlanView | null, step: Step): string | null {
  if (plan === null) return text('export.counting');
  if (plan.samples === 0) return text('export.nothing');
  if (plan.leaks.count > 0 && (step === 'split' || step === 'where'))
    return plural('export.blocked.leaks', plan.leaks.count);
  return null;
}

interface StepListProps {
  readonly draft: ExportDraft;
  readonly plan: ExportPlanView | null;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

function StepList({ draft, plan, step, onStep }: StepListProps) {
  const at = steps.indexOf(step);
  return (
    <>
      <ol className={styles.steps} aria-label={text('export.steps')}>
        {steps.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              className={styles.step}
              aria-current={name === step ? 'step' : undefined}
              disabled={index > at}
              onClick={() => onStep(name)}
            >
              <span className={styles.number} data-done={index < at}>
                {index < at ? <Check aria-hidden="true" /> : index + 1}
              </span>
              <span className={styles.chosen}>
                <strong>{text(`export.step.${name}`)}</strong>
                <span>{chosenIn(name, draft, plan)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {plan !== null && (
        <dl className={styles.totals}>
          <dt>{text(plan.kind === 'image' ? 'export.total.images' : 'export.total.rows')}</dt>
          <dd>{formatNumber(plan.samples)}</dd>
          <dt>{text('export.total.synthetic')}</dt>
          <dd>{formatNumber(plan.synthetic)}</dd>
          <dt>{text('export.total.size')}</dt>
          <dd>{text('recipe.about', { what: formatBytes(plan.bytes) })}</dd>
        </dl>
      )}
    </>
  );
}

function chosenIn(step: Step, { wish, folder, name, container }: ExportDraft, plan: ExportPlanView | null): string {
  switch (step) {
    case 'what': {
      const [origin] = plan?.sourceSynthetic === 0 ? (['original'] as const) : wish.selection.origins;
      const count = plan === null ? '' : `${plural('count.samples', plan.samples)}, `;
      return count + text(origin === undefined ? 'export.chosen.both' : `export.chosen.${origin}`);
    }
    case 'format':
      return formatName(wish.format);
    case 'split':
      return plan?.sourceParts === null && wish.split.kind === 'keep'
        ? text('export.split.none')
        : splitWords(wish.split);
    case 'where':
      return folder === null
        ? text('export.where.notChosen')
        : `${name}${container === 'folder' ? '' : `.${container}`}`;
  }
}

function splitWords(split: ExportDraft['wish']['split']): string {
  if (split.kind !== 'again') return text(`export.split.${split.kind}`);
  const { train, val, test } = split.rule;
  const shares = [train, val, test].map((share) => formatNumber(Math.round(share * 1000) / 10)).join(' / ');
  return `${shares}, ${text(`export.families.${split.families}.short`)}`;
}

/** Where exports go unless another folder is chosen. */
function useDefaultFolder(draft: ExportDraft | null, onDraft: (draft: ExportDraft) => void): void {
  const missing = draft !== null && draft.folder === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when there is a draft without a folder
  useEffect(() => {
    if (!missing || draft === null) return;
    request('shell.describe', {}).then(
      ({ projectsFolder }) => onDraft({ ...draft, folder: `${projectsFolder}/Exports` }),
      // The step asks for a folder then.
      () => undefined,
    );
  }, [missing]);
}

function NothingToExport({ onClose }: { readonly onClose: () => void }) {
  return (
    <Wizard
      title={text('export.title')}
      onClose={onClose}
      side={null}
      foot={
        <Button look="primary" onClick={onClose}>
          {text('dialog.close')}
        </Button>
      }
    >
      <p>{text('export.empty')}</p>
    </Wizard>
  );
}
