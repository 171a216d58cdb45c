import { ChevronsLeftRight } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { formatShare, text } from '../../../text/text.ts';
import styles from './Compare.module.css';

interface SplitHandleProps {
  /** From 0 to 1, from the left. */
  readonly at: number;
  readonly onMove: (at: number) => void;
}

/** The line between before and after, moved by pointer or by keys: an arrow is 1 %, with Shift 10 %. */
export function SplitHandle({ at, onMove }: SplitHandleProps) {
  const to = (wanted: number): void => onMove(Math.min(1, Math.max(0, Number(wanted.toFixed(4)))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      Home: 0,
      End: 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    // The screen's own arrows go from copy to copy.
    event.stopPropagation();
    to(place);
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box !== undefined) to((event.clientX - box.left) / box.width);
  };
  return (
    <div
      className={styles.handle}
      style={{ left: `${at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={text('compare.handle')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      aria-valuetext={text('compare.handle.at', { share: formatShare(Math.round(at * 100) / 100) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
      }}
      onPointerMove={drag}
    >
      <span className={styles.knob} aria-hidden="true">
        <ChevronsLeftRight />
      </span>
    </div>
  );
}
