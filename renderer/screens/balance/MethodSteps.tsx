import type { DraftState, DraftStep } from '../../../app/contract/recipe-draft.ts';
import { Button } from '../../controls/Button.tsx';
import { Catalogue, type CatalogueEntry } from '../../controls/Catalogue.tsx';
import { request } from '../../engine/client.ts';
import { text, textOr } from '../../text/text.ts';
import { changeStep, insertSteps, stepsFromText, stepsText } from '../recipe/draft-edits.ts';
import { ParameterField } from '../recipe/ParameterField.tsx';
import { controlsOf, defaultParameters } from '../recipe/parameter-controls.ts';
import { StepList } from '../recipe/StepList.tsx';
import type { RecipeDraft } from '../recipe/use-draft.ts';
import { fitParameters } from './fixes.ts';
import styles from './MethodSteps.module.css';
import type { Method } from './plan-step.ts';
import type { TableDescription } from './use-table.ts';

interface MethodStepsProps {
  readonly draft: RecipeDraft;
  readonly state: DraftState;
  readonly methods: readonly Method[];
  readonly description: TableDescription | null;
  /** Where the plan is written: its counts are set above and not among the parameters. */
  readonly planAt: number;
  readonly selected: number;
  readonly onSelect: (at: number) => void;
  readonly adding: 'add' | 'replace' | null;
  readonly onAdding: (adding: 'add' | 'replace' | null) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** The steps of a table's recipe, and what the selected one is and can be told. */
export function MethodSteps(props: MethodStepsProps) {
  const { draft, state, methods, description, planAt, selected, onSelect, adding, onAdding, onTrouble } = props;
  const step = state.steps[selected];
  const copy = (at: number): void => {
    const copied = state.steps[at];
    if (copied !== undefined) request('shell.copyText', { text: stepsText([copied]) }).catch(onTrouble);
  };
  const paste = async (place: number): Promise<void> => {
    const steps = stepsFromText((await request('shell.pasteText', {})).text);
    if (steps === null) return onTrouble(new Error(text('recipe.pasteNothing')));
    draft.commit(insertSteps(state, place, steps));
    onSelect(place);
  };
  const choose = (name: string): void => {
    const method = methods.find((candidate) => candidate.name === name);
    onAdding(null);
    if (method === undefined) return;
    const fresh = { ...freshStep(method), ...fitParameters(method, troubleOf(description, name)) };
    if (adding === 'replace' && step !== undefined) {
      const strategy = kept(method, methods, step);
      draft.commit(changeStep(state, selected, (old) => ({ ...old, step: { ...fresh, ...strategy } })));
      return;
    }
    draft.commit(insertSteps(state, selected + 1, [fresh]));
    onSelect(selected + 1);
  };
  return (
    <>
      <div className={styles.steps}>
        <StepList
          {...{ state, selected }}
          empty={text('balance.noSteps')}
          onSelect={onSelect}
          onEdit={draft.commit}
          onAdd={() => onAdding('add')}
          onCopy={copy}
          onPaste={(place) => void paste(place).catch(onTrouble)}
        />
      </div>
      {step !== undefined && (
        <MethodPanel
          key={step.key}
          {...{ draft, state, step, selected }}
          method={methods.find(({ name }) => name === step.step.method)}
          isPlan={selected === planAt}
          onReplace={() => onAdding('replace')}
        />
      )}
      {adding !== null && (
        <Catalogue
          title={text(adding === 'add' ? 'recipe.addTitle' : 'balance.changeTitle')}
          searchLabel={text('balance.searchMethods')}
          listLabel={text('balance.methods')}
          noMatch={(sought) => text('balance.noMethod', { sought })}
          entries={methods.map((method) => entryOf(method, troubleOf(description, method.name)))}
          onChoose={choose}
          onClose={() => onAdding(null)}
        />
      )}
    </>
  );
}

type MethodTrouble = TableDescription['methods'][number]['trouble'];

function troubleOf(description: TableDescription | null, name: string): MethodTrouble {
  return description?.methods.find((method) => method.name === name)?.trouble ?? null;
}

function freshStep({ name, parameters }: Method): Record<string, unknown> {
  return { method: name, ...defaultParameters(parameters, { width: 0, height: 0 }) };
}

/** The class plan goes along to a method that takes counts in the same direction. */
function kept(method: Method, methods: readonly Method[], { step }: DraftStep): Record<string, unknown> {
  const before = methods.find(({ name }) => name === step.method);
  const makes = (kind: string | undefined): boolean => kind !== 'cleaning' && kind !== 'undersampling';
  if (before === undefined || makes(before.kind) !== makes(method.kind) || !makes(method.kind)) return {};
  return { sampling_strategy: step.sampling_strategy ?? 'auto' };
}

function entryOf(method: Method, trouble: MethodTrouble): CatalogueEntry {
  const adapts = Object.keys(fitParameters(method, trouble)).length > 0;
  return {
    name: method.name,
    title: method.name,
    group: textOr(`balance.kind.${method.kind}`, method.kind),
    summary: method.summary,
    details: [
      text('balance.useWhen', { when: method.useWhen }),
      text('balance.avoidWhen', { when: method.avoidWhen }),
      method.source,
    ],
    refused: trouble === null || adapts ? null : trouble.message,
    note: adapts && trouble !== null ? text('balance.adapts', { reason: trouble.message.split('. ')[0] ?? '' }) : null,
  };
}

interface MethodPanelProps {
  readonly draft: RecipeDraft;
  readonly state: DraftState;
  readonly step: DraftStep;
  readonly selected: number;
  readonly method: Method | undefined;
  readonly isPlan: boolean;
  readonly onReplace: () => void;
}

function MethodPanel({ draft, state, step, selected, method, isPlan, onReplace }: MethodPanelProps) {
  if (method === undefined) return null;
  const changed = (name: string, value: unknown): DraftState =>
    changeStep(state, selected, (old) => ({ ...old, step: { ...old.step, [name]: value } }));
  const controls = controlsOf(method.parameters).filter(({ name }) => !(isPlan && name === 'sampling_strategy'));
  return (
    <section className={styles.method} aria-label={text('recipe.parameters')}>
      <header className={styles.head}>
        <h2 title={method.title}>{method.name}</h2>
        <Button onClick={onReplace}>{text('balance.change')}</Button>
      </header>
      <p className={styles.what}>{method.summary}</p>
      <p className={styles.what}>{text('balance.useWhen', { when: method.useWhen })}</p>
      <p className={styles.what}>{text('balance.avoidWhen', { when: method.avoidWhen })}</p>
      {step.offShare !== null && <p className={styles.what}>{text('balance.offNote')}</p>}
      {controls.map((control) => (
        <ParameterField
          key={control.name}
          control={control}
          value={step.step[control.name] ?? control.fallback}
          onMove={(value) => draft.move(changed(control.name, value))}
          onRelease={draft.release}
          onCommit={(value) => draft.commit(changed(control.name, value))}
        />
      ))}
      <p className={styles.source}>{method.source}</p>
    </section>
  );
}
