import type { ChangeEvent, KeyboardEvent } from 'react';
import styles from './Slider.module.css';

interface SliderProps {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** One thumb for a value, two for a range. */
  readonly values: readonly number[];
  /** Accessible name of each thumb. */
  readonly labels: readonly string[];
  /** What a screen reader says for a value, with its unit. */
  readonly say: (value: number) => string;
  /** While a thumb moves. */
  readonly onMove: (values: readonly number[]) => void;
  /** When it is let go: one drag, or one held key, is one edit. */
  readonly onRelease: () => void;
}

const moving = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);
const growing: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** A track with one or two thumbs; two native sliders lie over each other, so that both speak to screen readers. */
export function Slider({ min, max, step, values, labels, say, onMove, onRelease }: SliderProps) {
  const share = (value: number): number => ((Math.min(max, Math.max(min, value)) - min) / (max - min || 1)) * 100;
  const low = values.length === 1 ? 0 : share(values[0] ?? min);
  const high = share(values[values.length - 1] ?? max);
  const moveTo = (index: number, wanted: number): void => {
    const below = index > 0 ? (values[index - 1] ?? min) : min;
    const above = index < values.length - 1 ? (values[index + 1] ?? max) : max;
    const value = Number(Math.min(above, Math.max(below, wanted)).toPrecision(10));
    if (value !== values[index]) onMove(values.map((other, i) => (i === index ? value : other)));
  };
  const onKeyDown =
    (index: number) =>
    (event: KeyboardEvent<HTMLInputElement>): void => {
      const direction = growing[event.key];
      if (!event.shiftKey || direction === undefined) return;
      event.preventDefault();
      moveTo(index, (values[index] ?? min) + direction * step * 10);
    };
  return (
    <div className={styles.slider}>
      <span className={styles.track} aria-hidden="true" />
      <span className={styles.range} style={{ left: `${low}%`, width: `${high - low}%` }} aria-hidden="true" />
      {values.map((value, index) => (
        <input
          // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
          key={index}
          type="range"
          className={styles.thumb}
          aria-label={labels[index]}
          aria-valuetext={say(value)}
          min={min}
          max={max}
          step={step}
          value={value}
          // Where both thumbs stand at the right end, the lower one must be the one to take.
          data-above={index === 0 && values.length > 1 && share(value) > 50}
          onChange={(event: ChangeEvent<HTMLInputElement>) => moveTo(index, Number(event.target.value))}
          onPointerUp={onRelease}
          onKeyDown={onKeyDown(index)}
          onKeyUp={(event) => moving.has(event.key) && onRelease()}
          onBlur={onRelease}
        />
      ))}
    </div>
  );
}
