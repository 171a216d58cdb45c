import { type PointerEvent, type UIEvent, useLayoutEffect, useRef, useState } from 'react';
import { cacheUrl } from '../../../../app/contract/cached-bytes.ts';
import { text } from '../../../text/text.ts';
import styles from './Compare.module.css';
import { SplitHandle } from './SplitHandle.tsx';
import type { Compared, Side } from './use-compared.ts';

export type CompareMode = 'split' | 'side' | 'difference';

interface CompareStageProps {
  readonly compared: Compared;
  readonly mode: CompareMode;
  /** Null fits the picture into the room there is. */
  readonly zoom: number | null;
  readonly onFitted: (scale: number) => void;
  /** While held: the earlier picture alone. */
  readonly showBefore: boolean;
  readonly beforeName: string;
}

/** The pictures over each other or side by side, at one scale; dragging moves both. */
export function CompareStage({ compared, mode, zoom, onFitted, showBefore, beforeName }: CompareStageProps) {
  const [split, setSplit] = useState(0.5);
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { before, after } = compared;
  const shape = after ?? before;
  const columns = mode === 'side' ? 2 : 1;
  const fitted =
    shape === null ? 1 : Math.min((room.width / columns - 32) / shape.width, (room.height - 32) / shape.height);
  useLayoutEffect(() => {
    if (fitted > 0) onFitted(fitted);
  }, [fitted, onFitted]);
  const scale = zoom ?? Math.max(0.01, fitted);
  const size = shape === null ? undefined : { width: shape.width * scale, height: shape.height * scale };
  const panes = useRef<(HTMLDivElement | null)[]>([]);
  const follow = (event: UIEvent<HTMLDivElement>): void => {
    for (const pane of panes.current) {
      if (pane === null || pane === event.currentTarget) continue;
      pane.scrollTop = event.currentTarget.scrollTop;
      pane.scrollLeft = event.currentTarget.scrollLeft;
    }
  };
  const pane = (index: number) => ({
    className: styles.pane,
    ref: (element: HTMLDivElement | null) => {
      panes.current[index] = element;
    },
    onScroll: follow,
    onPointerMove: pan,
  });
  return (
    <div ref={stage} className={styles.stage} data-mode={mode}>
      {mode === 'side' ? (
        <>
          <div {...pane(0)}>
            <div className={styles.box} style={size}>
              <Picture side={before} name={beforeName} />
            </div>
          </div>
          <div {...pane(1)}>
            <div className={styles.box} style={size}>
              <Picture side={showBefore ? before : after} name={text('compare.after')} />
            </div>
          </div>
        </>
      ) : (
        <div {...pane(0)}>
          <div className={styles.box} style={size} data-mode={showBefore ? 'before' : mode}>
            <Picture side={before} name={beforeName} />
            {!showBefore && (
              <div
                className={styles.over}
                style={mode === 'split' ? { clipPath: `inset(0 0 0 ${split * 100}%)` } : undefined}
              >
                <Picture side={after} name={text('compare.after')} end />
              </div>
            )}
            {mode === 'split' && !showBefore && <SplitHandle at={split} onMove={setSplit} />}
          </div>
        </div>
      )}
    </div>
  );
}

function Picture({ side, name, end = false }: { side: Side | null; name: string; end?: boolean }) {
  return (
    <>
      {side !== null && <img src={cacheUrl(side.picture)} alt={name} draggable={false} data-picture={side.picture} />}
      <span className={styles.name} data-end={end} aria-hidden="true">
        {name}
      </span>
    </>
  );
}

function pan(event: PointerEvent<HTMLDivElement>): void {
  if (event.buttons !== 1 || (event.target as HTMLElement).closest('[role="slider"]') !== null) return;
  event.currentTarget.scrollLeft -= event.movementX;
  event.currentTarget.scrollTop -= event.movementY;
}
