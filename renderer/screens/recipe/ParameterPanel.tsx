import { useState } from 'react';
import type { DraftStep } from '../../../app/contract/recipe-draft.ts';
import { Switch } from '../../controls/Switch.tsx';
import { text } from '../../text/text.ts';
import type { Operation } from './AddStep.tsx';
import { ParameterField, RangeField } from './ParameterField.tsx';
import styles from './ParameterPanel.module.css';
import { controlsOf, type NumberBounds } from './parameter-controls.ts';
import { childrenOf, type StepData, stepName } from './step-words.ts';

export interface StepEditing {
  /** While something is dragged. */
  readonly onMove: (step: StepData) => void;
  readonly onRelease: () => void;
  readonly onCommit: (step: StepData) => void;
}

interface ParameterPanelProps extends StepEditing {
  readonly draft: DraftStep;
  readonly operations: readonly Operation[];
  readonly onSwitch: (on: boolean) => void;
}

const share: NumberBounds = { min: 0, max: 100, integer: false };

/** Everything that can be set about the selected step, made from the schemas that check recipes. */
export function ParameterPanel({ draft, operations, onSwitch, ...editing }: ParameterPanelProps) {
  const { step } = draft;
  const children = childrenOf(step);
  const on = draft.offShare === null;
  return (
    <section className={styles.pane} data-pane="inspector" aria-label={text('recipe.parameters')}>
      <header className={styles.head}>
        <h2>{stepName(step)}</h2>
        <Switch label={text('recipe.switch', { step: stepName(step) })} on={on} onChange={onSwitch} />
      </header>
      {!on && <p className={styles.note}>{text('recipe.offNote')}</p>}
      <div className={styles.body}>
        <ShareField
          label={text('recipe.appliesTo')}
          step={step}
          fallback={defaultShare(step, operations)}
          {...editing}
        />
        {children === null ? (
          <OperationFields step={step} operations={operations} {...editing} />
        ) : (
          <GroupFields step={step} members={children} operations={operations} {...editing} />
        )}
      </div>
    </section>
  );
}

interface StepFieldsProps extends StepEditing {
  readonly step: StepData;
  readonly operations: readonly Operation[];
}

function OperationFields({ step, operations, onMove, onRelease, onCommit }: StepFieldsProps) {
  const operation = operations.find(({ name }) => name === step.op);
  if (operation === undefined) return null;
  return (
    <>
      <p className={styles.what}>{operation.summary}</p>
      {controlsOf(operation.parameters).map((control) => (
        <ParameterField
          key={control.name}
          control={control}
          value={step[control.name] ?? control.fallback}
          onMove={(value) => onMove({ ...step, [control.name]: value })}
          onRelease={onRelease}
          onCommit={(value) => onCommit({ ...step, [control.name]: value })}
        />
      ))}
    </>
  );
}

/** The members of a group, each with its weight among them. */
function GroupFields({
  step,
  members,
  operations,
  ...editing
}: StepFieldsProps & { readonly members: readonly StepData[] }) {
  const [open, setOpen] = useState(0);
  const at = (index: number): StepEditing => {
    const changed = (child: StepData): StepData => ({
      ...step,
      oneOf: members.map((other, i) => (i === index ? child : other)),
    });
    return {
      onMove: (child) => editing.onMove(changed(child)),
      onRelease: editing.onRelease,
      onCommit: (child) => editing.onCommit(changed(child)),
    };
  };
  return (
    <>
      <p className={styles.what}>{text('recipe.oneOf.what')}</p>
      {members.map((member, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: members have no other identity, and do not move here
        <div key={index} className={styles.member}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open === index}
            onClick={() => setOpen(open === index ? -1 : index)}
          >
            {stepName(member)}
          </button>
          {open === index && (
            <div className={styles.fields}>
              <ShareField
                label={text('recipe.weight')}
                step={member}
                fallback={defaultShare(member, operations)}
                {...at(index)}
              />
              {childrenOf(member) === null && <OperationFields step={member} operations={operations} {...at(index)} />}
            </div>
          )}
        </div>
      ))}
    </>
  );
}

function ShareField({
  label,
  step,
  fallback,
  onMove,
  onRelease,
  onCommit,
}: StepEditing & { readonly label: string; readonly step: StepData; readonly fallback: number }) {
  const value = typeof step.p === 'number' ? step.p : fallback;
  const percent = (number: unknown): StepData => ({ ...step, p: Number(((number as number) / 100).toPrecision(6)) });
  return (
    <RangeField
      label={label}
      values={[Number((value * 100).toPrecision(6))]}
      fallback={[fallback * 100]}
      bounds={share}
      scale={{ min: 0, max: 100, step: 1, unit: '%' }}
      onMove={([next]) => onMove(percent(next))}
      onRelease={onRelease}
      onCommit={([next]) => onCommit(percent(next))}
    />
  );
}

function defaultShare(step: StepData, operations: readonly Operation[]): number {
  const operation = operations.find(({ name }) => name === step.op);
  const properties = operation?.parameters.properties as { readonly p?: { readonly default?: number } } | undefined;
  return properties?.p?.default ?? 0.5;
}
