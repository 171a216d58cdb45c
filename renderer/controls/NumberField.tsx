import { type KeyboardEvent, useState } from 'react';
import { text } from '../text/text.ts';
import { evaluate } from './arithmetic.ts';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean;
  /** Width in characters. */
  readonly wide?: boolean;
  readonly onCommit: (value: number) => void;
  /** Says what was done to a value that could not be taken as it was; null takes it back. */
  readonly onNote: (note: string | null) => void;
}

/** A number that is taken on Enter or when the field is left; Escape brings the old one back. Sums may be typed. */
export function NumberField({
  label,
  value,
  min,
  max,
  integer = false,
  wide = false,
  onCommit,
  onNote,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);

  const commit = (): void => {
    if (typed === null) return;
    setTyped(null);
    const wanted = evaluate(typed);
    if (wanted === null) {
      onNote(text('number.notANumber', { typed }));
      return;
    }
    const whole = integer ? Math.round(wanted) : wanted;
    const taken = Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, whole));
    onNote(noteFor({ wanted, whole, taken }));
    if (taken !== value) onCommit(taken);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
      onNote(null);
    }
  };
  return (
    <input
      className={wide ? styles.wide : styles.field}
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? shown(value)}
      data-typing={typed !== null}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

function noteFor({ wanted, whole, taken }: { wanted: number; whole: number; taken: number }): string | null {
  if (taken < whole) return text('number.atMost', { limit: shown(taken) });
  if (taken > whole) return text('number.atLeast', { limit: shown(taken) });
  return whole === wanted ? null : text('number.rounded', { value: shown(whole) });
}

/** As typed back: a true minus, no grouping, no digits that a float adds. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}
