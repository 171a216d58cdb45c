import { RotateCcw } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { NumberField, shown } from '../../controls/NumberField.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { text, textOr } from '../../text/text.ts';
import styles from './ParameterField.module.css';
import { type Control, type NumberBounds, type SliderScale, sliderScale } from './parameter-controls.ts';
import { humanName, parameterName } from './step-words.ts';

interface ValueEditing {
  readonly onMove: (value: unknown) => void;
  readonly onRelease: () => void;
  readonly onCommit: (value: unknown) => void;
}

interface ParameterFieldProps extends ValueEditing {
  readonly control: Control;
  readonly value: unknown;
}

/** One parameter, in the form that its schema asks for. */
export function ParameterField({ control, value, ...editing }: ParameterFieldProps) {
  const label = parameterName(control.name);
  const row = { label, changed: JSON.stringify(value) !== JSON.stringify(control.fallback), control, editing };
  switch (control.kind) {
    case 'number':
    case 'range':
    case 'pair': {
      const values = [value].flat().filter((part) => typeof part === 'number');
      if (values.length !== (control.kind === 'number' ? 1 : 2)) return <TextField {...row} value={value} />;
      const take = (next: readonly number[]): unknown => (control.kind === 'number' ? next[0] : next);
      return (
        <RangeField
          label={label}
          values={values}
          fallback={[control.fallback].flat().filter((part) => typeof part === 'number')}
          bounds={control.bounds}
          scale={control.kind === 'pair' ? null : sliderScale(control, values)}
          onMove={(next) => editing.onMove(take(next))}
          onRelease={editing.onRelease}
          onCommit={(next) => editing.onCommit(take(next))}
        />
      );
    }
    case 'flag':
      return (
        <div className={styles.line}>
          <Label {...row} />
          <Switch label={label} on={value === true} onChange={editing.onCommit} />
        </div>
      );
    case 'choice':
      // A form that no option stands for, such as counts by class, is written as in a recipe.
      if (!control.options.some((option) => option === value)) return <TextField {...row} value={value} />;
      return <ChoiceField {...row} options={control.options} value={value} />;
    case 'number-or-word':
      return <NumberOrWord {...row} control={control} value={value} />;
    case 'text':
      return <TextField {...row} value={value} />;
  }
}

interface RowProps {
  readonly label: string;
  readonly changed: boolean;
  readonly control: Control;
  readonly editing: ValueEditing;
}

function Label({ label, changed, control, editing }: RowProps) {
  return (
    <ResettableLabel
      label={label}
      changed={changed && control.fallback !== undefined}
      onReset={() => editing.onCommit(control.fallback)}
    />
  );
}

function ResettableLabel({ label, changed, onReset }: { label: string; changed: boolean; onReset: () => void }) {
  return (
    <span className={styles.label}>
      {label}
      {changed && (
        <button
          type="button"
          className={styles.reset}
          aria-label={text('recipe.reset', { name: label })}
          onClick={onReset}
        >
          <RotateCcw aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

interface RangeFieldProps {
  readonly label: string;
  readonly values: readonly number[];
  readonly fallback: readonly number[];
  readonly bounds: NumberBounds;
  /** Null for values without a slider. */
  readonly scale: SliderScale | null;
  /** The name is shown in front of the number; else it is only heard. */
  readonly withLabel?: boolean;
  readonly onMove: (values: readonly number[]) => void;
  readonly onRelease: () => void;
  readonly onCommit: (values: readonly number[]) => void;
}

/** One number, or a low and a high one, as a slider and as fields; says so when a value had to be changed. */
export function RangeField({
  label,
  values,
  fallback,
  bounds,
  scale,
  withLabel = true,
  onMove,
  onRelease,
  onCommit,
}: RangeFieldProps) {
  const [note, setNote] = useState<string | null>(null);
  const isRange = values.length === 2;
  const ordered = isRange && scale !== null;
  const unit = scale?.unit ?? 'px';
  const nameOf = (index: number): string => {
    if (!isRange) return label;
    if (!ordered) return text(index === 0 ? 'recipe.height' : 'recipe.width', { name: label });
    return text(index === 0 ? 'recipe.from' : 'recipe.to', { name: label });
  };
  return (
    <fieldset className={styles.field}>
      <legend className="heard">{label}</legend>
      <div className={styles.line}>
        <ResettableLabel
          label={withLabel ? label : ''}
          changed={fallback.length > 0 && JSON.stringify(values) !== JSON.stringify(fallback)}
          onReset={() => onCommit(fallback)}
        />
        <span className={styles.numbers}>
          {values.map((value, index) => (
            <Joined key={nameOf(index)} word={index > 0 ? text(ordered ? 'recipe.span.to' : 'recipe.span.by') : null}>
              <NumberField
                label={nameOf(index)}
                value={value}
                min={
                  ordered && index === 1 ? Math.max(values[0] ?? 0, bounds.min ?? Number.NEGATIVE_INFINITY) : bounds.min
                }
                max={
                  ordered && index === 0 ? Math.min(values[1] ?? 0, bounds.max ?? Number.POSITIVE_INFINITY) : bounds.max
                }
                integer={bounds.integer}
                onNote={setNote}
                onCommit={(next) => onCommit(values.map((other, i) => (i === index ? next : other)))}
              />
            </Joined>
          ))}
          <span className={styles.unit}>{unit}</span>
        </span>
      </div>
      {scale !== null && (
        <Slider
          min={scale.min}
          max={scale.max}
          step={scale.step}
          values={values}
          labels={values.map((_, index) => text('recipe.slider', { name: nameOf(index) }))}
          say={(value) => `${shown(value)} ${unit}`}
          onMove={(next) => {
            setNote(null);
            onMove(next);
          }}
          onRelease={onRelease}
        />
      )}
      <p className={styles.note} role="status">
        {note}
      </p>
    </fieldset>
  );
}

function Joined({ word, children }: { readonly word: string | null; readonly children: ReactNode }) {
  return (
    <>
      {word !== null && <span className={styles.unit}>{word}</span>}
      {children}
    </>
  );
}

function ChoiceField({
  options,
  value,
  ...row
}: RowProps & { readonly options: readonly (string | number | null)[]; readonly value: unknown }) {
  const id = useId();
  return (
    <div className={styles.line}>
      <Label {...row} />
      <select
        id={id}
        className={styles.select}
        aria-label={row.label}
        value={value === null ? '' : String(value)}
        onChange={(event) => {
          const found = options.find((option) => String(option ?? '') === event.target.value);
          row.editing.onCommit(found ?? null);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option ?? ''}>
            {option === null ? text('recipe.none') : humanName(String(option))}
          </option>
        ))}
      </select>
    </div>
  );
}

interface NumberOrWordProps extends RowProps {
  readonly control: Extract<Control, { kind: 'number-or-word' }>;
  readonly value: unknown;
}

/** Which of the words, or the number in their place. */
function NumberOrWord({ control, value, ...row }: NumberOrWordProps) {
  const isNumber = typeof value === 'number';
  const scale = sliderScale(control, isNumber ? [value] : []);
  const usual = typeof control.fallback === 'number' ? control.fallback : scale.min + (scale.max - scale.min) / 2;
  const first = control.bounds.integer ? Math.round(usual) : Number(usual.toPrecision(3));
  return (
    <>
      <div className={styles.line}>
        <Label {...row} control={control} />
        <select
          className={styles.select}
          aria-label={text('recipe.form', { name: row.label })}
          value={isNumber ? 'number' : `word ${value}`}
          onChange={(event) => {
            const word = control.words.find((known) => `word ${known}` === event.target.value);
            row.editing.onCommit(word === undefined ? first : word);
          }}
        >
          <option value="number">{text('recipe.form.number')}</option>
          {control.words.map((word) => (
            <option key={word} value={`word ${word}`}>
              {word === null ? text('recipe.form.automatic') : textOr(`recipe.word.${word}`, humanName(word))}
            </option>
          ))}
        </select>
      </div>
      {isNumber && (
        <RangeField
          label={row.label}
          values={[value]}
          fallback={[]}
          bounds={control.bounds}
          scale={scale}
          withLabel={false}
          onMove={([next]) => row.editing.onMove(next)}
          onRelease={row.editing.onRelease}
          onCommit={([next]) => row.editing.onCommit(next)}
        />
      )}
    </>
  );
}

/** What has no simpler form is written as in a recipe file: `0`, `[255, 128, 0]`. */
function TextField({ value, ...row }: RowProps & { readonly value: unknown }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const commit = (): void => {
    if (typed === null) return;
    try {
      const next: unknown = JSON.parse(typed);
      setTyped(null);
      setWrong(false);
      if (JSON.stringify(next) !== JSON.stringify(value)) row.editing.onCommit(next);
    } catch {
      setWrong(true);
    }
  };
  return (
    <div className={styles.field}>
      <div className={styles.line}>
        <Label {...row} />
        <input
          className={styles.text}
          aria-label={row.label}
          aria-invalid={wrong}
          aria-describedby={`${id}-wrong`}
          value={typed ?? JSON.stringify(value) ?? ''}
          data-typing={typed !== null}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape') return;
            setTyped(null);
            setWrong(false);
          }}
        />
      </div>
      <p id={`${id}-wrong`} className={styles.note} role="status">
        {wrong && text('recipe.wrongText')}
      </p>
    </div>
  );
}
