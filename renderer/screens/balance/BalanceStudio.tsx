import { useEffect, useMemo, useState } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { type DraftState, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { useCommands } from '../../commands/commands.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { usePanels } from '../../shell/panels.tsx';
import { plural, text } from '../../text/text.ts';
import { changeBase } from '../recipe/draft-edits.ts';
import type { RecipeDraft } from '../recipe/use-draft.ts';
import { useRunStart } from '../recipe/use-run-start.ts';
import { useSeeds } from '../recipe/use-seeds.ts';
import type { BalanceOfDatasetProps } from './BalanceScreen.tsx';
import styles from './BalanceStudio.module.css';
import { type BalanceTab, BalanceToolbar } from './BalanceToolbar.tsx';
import { ClassPlan } from './ClassPlan.tsx';
import { ClassTable } from './ClassTable.tsx';
import { ColumnsPane, profileColumns } from './ColumnsPane.tsx';
import { type RuleKind, ruleOf, strategyFor, withCount } from './class-plan.ts';
import { GuardPanel } from './guard/GuardPanel.tsx';
import { guardMode, useGuard } from './guard/use-guard.ts';
import { MethodSteps } from './MethodSteps.tsx';
import { PreviewRows } from './PreviewRows.tsx';
import { afterRun, type Method, plannedClasses, planStepOf, withStrategy } from './plan-step.ts';
import { ScatterPane } from './scatter/ScatterPane.tsx';
import type { PointRef } from './scatter/view.ts';
import { TargetBar } from './TargetBar.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { usePreviewRows } from './use-preview-rows.ts';
import { type Plane, useDescription, usePoints, useTablePreview } from './use-table.ts';

interface BalanceStudioProps extends BalanceOfDatasetProps {
  readonly draft: RecipeDraft;
  readonly state: DraftState;
  readonly methods: readonly Method[];
  readonly profile: CommandOutput<'dataset.profile'>;
}

/** The class plan, the rows in a plane, rows beside their parents and the guard, of one recipe. */
export function BalanceStudio(props: BalanceStudioProps) {
  const { dataset, datasets, onDataset, onShowRuns, onStatus, draft, state, methods } = props;
  const [tab, setTab] = useState<BalanceTab>('plan');
  const [plane, setPlane] = useState<Plane>(null);
  const [hint, setHint] = useState<RuleKind | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [focused, setFocused] = useState<PointRef | null>(null);
  const [selection, setSelection] = useState<readonly PointRef[]>([]);
  const [selectedStep, setSelectedStep] = useState(0);
  const [adding, setAdding] = useState<'add' | 'replace' | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { starting, start } = useRunStart({ started: onShowRuns, failed: setTrouble });
  const seeds = useSeeds(state, draft.commit);

  const recipe = useMemo(() => recipeOf(state), [state]);
  const described = useDescription(dataset.id, recipe);
  const points = usePoints(dataset.id, recipe, plane);
  const preview = useTablePreview(dataset.id, recipe, plane);
  const mode = guardMode(state.base.guard);
  const guard = useGuard(dataset.id, recipe, { mode, held: draft.moving || preview.value === null });
  const description = described.value;
  const target = typeof state.base.target === 'string' ? state.base.target : (dataset.target ?? '');

  const profile = useMemo(() => profileColumns(props.profile), [props.profile]);
  const coded = useMemo(() => withSlots(description?.classes ?? [], dataset.classes), [description, dataset.classes]);
  const step = planStepOf(state, methods);
  const verdicts = mode === 'cap' ? (guard.value?.classes ?? {}) : null;
  const planned = plannedClasses({ classes: coded, step, preview: preview.value, verdicts });
  const classes = useMemo(() => [...planned].sort((a, b) => a.slot - b.slot), [planned]);
  const cutsKey = JSON.stringify(classes.map(({ name, cut }) => [name, cut]));
  // The same object for the same cuts: the plane is drawn anew when they change, and only then.
  const cuts = useMemo(() => Object.fromEntries(JSON.parse(cutsKey) as [string, number][]), [cutsKey]);
  const counts = Object.fromEntries(classes.map((entry) => [entry.name, entry.planned]));
  const shown =
    classes.find(({ name }) => name === chosen) ?? classes.find((entry) => entry.planned > entry.count) ?? classes[0];
  const direction = step?.direction ?? null;
  const rows = usePreviewRows({
    ...{ datasetId: dataset.id, recipe, focused, selection },
    ...{ preview: preview.value, points: points.value },
    code: coded.findIndex(({ name }) => name === shown?.name),
  });
  const numeric = useMemo(
    () => new Set(description?.columns.filter(({ kind }) => kind === 'numeric').map(({ name }) => name)),
    [description],
  );

  const planOf = (name: string, count: number): DraftState => {
    if (step === null) return state;
    return withStrategy(state, step.at, withCount(counts, coded, { name, count, direction: step.direction }));
  };
  const setCount = (name: string, count: number): void => {
    setHint('custom');
    draft.commit(planOf(name, count));
  };
  const added = classes.reduce((sum, entry) => sum + Math.max(0, entry.planned - entry.count - entry.cut), 0);
  const problem = preview.trouble ?? described.trouble;
  const blocked = problem !== null ? text('balance.blocked') : recipeIsEmpty(recipe) ? text('balance.noSteps') : null;
  const run = (): void => {
    if (blocked === null) start({ datasetId: dataset.id, recipe, recipeName: state.name });
  };
  useCommands({
    'edit.undo': { run: draft.undo, disabled: draft.canUndo ? null : text('command.needs.undo') },
    'edit.redo': { run: draft.redo, disabled: draft.canRedo ? null : text('command.needs.redo') },
    'run.primary': { run, disabled: starting ? text('run.starting') : blocked },
    'recipe.addStep': () => setAdding('add'),
    'recipe.reroll': seeds.reroll,
    'recipe.previousSeeds': {
      run: () => seeds.back?.(),
      disabled: seeds.back === null ? text('recipe.noSeeds') : null,
    },
  });
  const panels = usePanels();
  // A new answer numbers its rows anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is what must be new
  useEffect(() => {
    setFocused((known) => (known?.cloud === 'real' ? known : null));
    setSelection([]);
  }, [preview.value, points.value]);
  const capped = classes.filter(({ cut }) => cut > 0).length;
  const status = [
    plural('count.rows', description?.rows ?? dataset.count),
    text('balance.status.planned', { n: added }),
    ...(capped > 0 ? [text('balance.status.capped', { n: capped, of: classes.length })] : []),
  ].join(' · ');
  useEffect(() => {
    onStatus(status);
    return () => onStatus(null);
  }, [status, onStatus]);

  return (
    <>
      <BalanceToolbar
        {...{ dataset, datasets, onDataset, draft, tab, added, starting }}
        onTab={setTab}
        onRun={run}
        cost={preview.value?.cost ?? null}
        exact={preview.value?.exact ?? true}
        rows={{
          before: classes.reduce((sum, { count }) => sum + count, 0),
          after: classes.reduce((sum, entry) => sum + afterRun(entry), 0),
        }}
        blocked={blocked}
      />
      {[draft.error, trouble].map((error, i) =>
        error === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: there are two places
          <div key={i} className={styles.error}>
            <ErrorNote error={error} />
          </div>
        ),
      )}
      {problem !== null && (
        <TroubleNote trouble={problem} {...{ state, methods, description }} onFix={(fixed) => draft.commit(fixed)} />
      )}
      <div className={styles.panes} data-left={panels.filter} data-right={panels.inspector}>
        {panels.filter && (
          <section className={styles.left} aria-label={text('balance.settings')}>
            <TargetBar
              columns={profile.map(({ name }) => name)}
              target={target}
              onTarget={(next) => draft.commit(withTarget(state, next))}
              rule={step === null ? null : ruleOf(step.strategy, coded, { direction: step.direction, hint })}
              direction={direction ?? 'more'}
              classes={coded}
              onRule={(rule) => {
                setHint(rule.kind);
                if (step === null) return;
                const strategy = strategyFor(rule, coded, { direction: step.direction, planned: counts });
                draft.commit(withStrategy(state, step.at, strategy));
              }}
            />
            <ClassPlan
              {...{ classes, direction }}
              selected={shown?.name ?? null}
              onSelect={setChosen}
              about={preview.value?.exact === false}
              unjudged={unjudged(guard.value)}
              onMove={(name, count) => {
                setHint('custom');
                draft.move(planOf(name, count));
              }}
              onRelease={draft.release}
              onCommit={setCount}
            />
            <MethodSteps
              {...{ draft, state, methods, description, adding }}
              planAt={step?.at ?? -1}
              selected={Math.min(selectedStep, state.steps.length - 1)}
              onSelect={setSelectedStep}
              onAdding={setAdding}
              onTrouble={setTrouble}
            />
          </section>
        )}
        <div className={styles.middle}>
          {tab === 'plan' && (
            <>
              <ScatterPane
                classes={coded}
                columns={description?.columns.filter(({ kind }) => kind !== 'ignored').map(({ name }) => name) ?? []}
                {...{ plane, points, preview, focused, selection }}
                onPlane={setPlane}
                cuts={cuts}
                onFocus={setFocused}
                onSelect={setSelection}
              />
              <PreviewRows
                {...{ rows, numeric, seeds }}
                caption={captionOf({ selection, shown, preview: preview.value, rows })}
                focusedRow={focused?.cloud === 'synthetic' ? (preview.value?.points.row[focused.at] ?? null) : null}
                onFocusRow={(row) => {
                  const at = preview.value?.points.row.indexOf(row) ?? -1;
                  if (at >= 0) setFocused({ cloud: 'synthetic', at });
                }}
              />
            </>
          )}
          {tab === 'classes' && <ClassTable {...{ classes, direction }} onCommit={setCount} />}
          {tab === 'columns' && <ColumnsPane {...{ state, profile, description, target }} onEdit={draft.commit} />}
        </div>
        {panels.inspector && (
          <GuardPanel
            {...{ guard, mode, classes, shown }}
            onMode={(next) => draft.commit(changeBase(state, { guard: { mode: next } }))}
            onClass={setChosen}
          />
        )}
      </div>
    </>
  );
}

const recipeIsEmpty = ({ steps }: Readonly<Record<string, unknown>>): boolean =>
  !Array.isArray(steps) || steps.length === 0;

/** Classes have the colors that they have in Browse: those of the dataset by their order, others after them. */
function withSlots(
  classes: readonly { readonly name: string; readonly count: number }[],
  known: Readonly<Record<string, number>>,
) {
  const names = Object.keys(known);
  const isKnown = classes.every(({ name }) => names.includes(name));
  return classes.map((entry, at) => ({ ...entry, slot: isKnown ? names.indexOf(entry.name) : at }));
}

function unjudged(judgement: CommandOutput<'table.judge'> | null): ReadonlySet<string> {
  const found = Object.entries(judgement?.classes ?? {}).filter(([, { verdict }]) => verdict === null);
  return new Set(found.map(([name]) => name));
}

/** Counts of classes are of the target: with another they would name classes that are not there. */
function withTarget(state: DraftState, target: string): DraftState {
  const { [target]: _role, ...columns } = (state.base.columns ?? {}) as Readonly<Record<string, unknown>>;
  const steps = state.steps.map((entry) => {
    const strategy = entry.step.sampling_strategy;
    const byClass = typeof strategy === 'object' && strategy !== null;
    return byClass ? { ...entry, step: { ...entry.step, sampling_strategy: 'auto' } } : entry;
  });
  return changeBase({ ...state, steps }, { target, columns });
}

function captionOf({
  selection,
  shown,
  preview,
  rows,
}: {
  readonly selection: readonly PointRef[];
  readonly shown: { readonly name: string; readonly count: number; readonly planned: number } | undefined;
  readonly preview: CommandOutput<'table.preview'> | null;
  readonly rows: CommandOutput<'table.rows'> | null;
}): string {
  if (selection.length > 0) {
    const listed = (rows?.synthetic.length ?? 0) + (rows?.real.length ?? 0);
    return text('balance.rows.selected', { n: listed, of: selection.length });
  }
  if (shown === undefined || preview === null) return '';
  const of = Math.max(0, shown.planned - shown.count);
  const n = Math.min(of, rows?.synthetic.length ?? 0);
  const what = text('balance.rows.of', { n, of, name: shown.name });
  return preview.sample === null ? what : `${what} ${text('balance.rows.sampled')}`;
}
