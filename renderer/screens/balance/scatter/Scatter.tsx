import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { text } from '../../../text/text.ts';
import { type AxisText, drawScene, keyOf, type Scene } from './draw.ts';
import styles from './Scatter.module.css';
import {
  type Clouds,
  isDirection,
  type PointRef,
  pointAt,
  pointsWithin,
  pointTowards,
  rangeOf,
  toX,
  toY,
  type View,
} from './view.ts';

/** A synthetic point with its parents, as far as they are drawn. */
export interface Segment {
  readonly base: PointRef | null;
  readonly neighbour: PointRef | null;
}

interface ScatterProps {
  readonly clouds: Clouds;
  readonly slots: Scene['slots'];
  readonly isShown: Scene['isShown'];
  readonly isGone: Scene['isGone'];
  readonly faintSlot: number;
  readonly axes: readonly [AxisText, AxisText];
  readonly summary: string;
  readonly focused: PointRef | null;
  readonly onFocus: (ref: PointRef | null) => void;
  readonly segment: Segment | null;
  /** Names a point in words: for its tooltip and the screen reader. */
  readonly nameOf: (ref: PointRef) => { readonly title: string; readonly detail: string | null };
  readonly selection: readonly PointRef[];
  readonly onSelect: (refs: readonly PointRef[]) => void;
  /** What dragging draws. */
  readonly tool: 'box' | 'lasso';
}

type Line = readonly (readonly [number, number])[];

const margins = { left: 52, top: 12, right: 16, bottom: 44 };
const reach = 12;

/** All rows as points. A click or an arrow focuses one, dragging selects many. */
export function Scatter(props: ScatterProps) {
  const { clouds, slots, isShown, isGone, faintSlot, axes, focused, onFocus, selection, onSelect, tool } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const [hovered, setHovered] = useState<PointRef | null>(null);
  const [line, setLine] = useState<Line>([]);
  const scheme = useScheme();

  const view: View = useMemo(
    () => ({
      box: {
        ...{ left: margins.left, top: margins.top },
        width: Math.max(10, size.width - margins.left - margins.right),
        height: Math.max(10, size.height - margins.top - margins.bottom),
      },
      x: rangeOf([clouds.real.x, clouds.synthetic.x]),
      y: rangeOf([clouds.real.y, clouds.synthetic.y]),
    }),
    [clouds, size],
  );
  const selected = useMemo(() => new Set(selection.map(keyOf)), [selection]);
  const markSize = size.width > 700 ? 9 : 7;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the colors that the scene is drawn in
  useEffect(() => {
    const element = canvas.current;
    if (element === null || size.width === 0) return;
    element.width = Math.round(size.width * window.devicePixelRatio);
    element.height = Math.round(size.height * window.devicePixelRatio);
    drawScene(element, { view, clouds, slots, isShown, isGone, faintSlot, markSize, axes, selected });
  }, [view, clouds, slots, isShown, isGone, faintSlot, markSize, axes, selected, size, scheme]);

  const placeOf = (event: PointerEvent): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const onPointerMove = (event: PointerEvent): void => {
    const [x, y] = placeOf(event);
    if (line.length > 0) setLine(tool === 'lasso' ? [...line, [x, y]] : [line[0] ?? [x, y], [x, y]]);
    else setHovered(pointAt(view, clouds, { x, y, reach, isShown }));
  };
  const onPointerUp = (event: PointerEvent): void => {
    const [x, y] = placeOf(event);
    const [startX, startY] = line[0] ?? [x, y];
    setLine([]);
    if (Math.hypot(x - startX, y - startY) < 5 && line.length < 4) {
      onSelect([]);
      onFocus(pointAt(view, clouds, { x, y, reach, isShown }));
      return;
    }
    onSelect(pointsWithin(view, clouds, { line: closed(line, tool), isShown }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      onFocus(null);
      onSelect([]);
    }
    if (!isDirection(event.key)) return;
    event.preventDefault();
    const from = focused ?? firstShown(clouds, isShown);
    if (from === null) return;
    if (focused === null) onFocus(from);
    else onFocus(pointTowards(view, clouds, { from, direction: event.key, isShown }) ?? focused);
  };
  const named = hovered ?? focused;
  return (
    <div className={styles.frame} ref={frame}>
      <div
        className={styles.plane}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows step from point to point in it
        tabIndex={0}
        aria-label={props.summary}
        aria-roledescription={text('balance.scatter.role')}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setHovered(null);
          setLine([placeOf(event)]);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => setHovered(null)}
      >
        <canvas ref={canvas} className={styles.canvas} />
        <Overlay {...{ view, clouds, focused, line, tool }} segment={props.segment} nameOf={props.nameOf} />
        {named !== null && (
          <PointNote {...{ view, clouds }} point={named} {...props.nameOf(named)} width={size.width} />
        )}
      </div>
      <span className="heard" role="status">
        {focused === null ? '' : spoken(props.nameOf(focused))}
      </span>
    </div>
  );
}

function spoken({ title, detail }: { readonly title: string; readonly detail: string | null }): string {
  return detail === null ? title : `${title}. ${detail}`;
}

function firstShown(clouds: Clouds, isShown: Scene['isShown']): PointRef | null {
  for (const cloud of ['synthetic', 'real'] as const) {
    for (let at = 0; at < clouds[cloud].x.length; at++) if (isShown({ cloud, at })) return { cloud, at };
  }
  return null;
}

function closed(line: Line, tool: 'box' | 'lasso'): Line {
  const [first, last] = [line[0], line.at(-1)];
  if (tool === 'lasso' || first === undefined || last === undefined) return line;
  return [first, [last[0], first[1]], last, [first[0], last[1]]];
}

interface OverlayProps {
  readonly view: View;
  readonly clouds: Clouds;
  readonly focused: PointRef | null;
  readonly segment: Segment | null;
  readonly nameOf: ScatterProps['nameOf'];
  readonly line: Line;
  readonly tool: 'box' | 'lasso';
}

/** What lies over the points: the focused one, the line between its parents, the line being drawn. */
function Overlay({ view, clouds, focused, segment, nameOf, line, tool }: OverlayProps) {
  const at = (ref: PointRef): readonly [number, number] => [
    toX(view, clouds[ref.cloud].x[ref.at] as number),
    toY(view, clouds[ref.cloud].y[ref.at] as number),
  ];
  const parents = [segment?.base, segment?.neighbour].filter((ref) => ref !== null && ref !== undefined);
  const [from, to] = parents.map(at);
  const middle = focused === null ? null : at(focused);
  return (
    <svg className={styles.overlay} aria-hidden="true">
      {middle !== null &&
        [from, to].map(
          (end, i) =>
            end !== undefined && (
              // biome-ignore lint/suspicious/noArrayIndexKey: there are two ends
              <g key={i}>
                <line className={styles.halo} x1={end[0]} y1={end[1]} x2={middle[0]} y2={middle[1]} />
                <line className={styles.segment} x1={end[0]} y1={end[1]} x2={middle[0]} y2={middle[1]} />
              </g>
            ),
        )}
      {parents.map((ref) => {
        const [x, y] = at(ref);
        return (
          <g key={keyOf(ref)}>
            <rect className={styles.parent} x={x - 7} y={y - 7} width="14" height="14" rx="3" />
            <text className={styles.parentName} x={x + 12} y={y + 4}>
              {nameOf(ref).title}
            </text>
          </g>
        );
      })}
      {middle !== null && (
        <>
          <circle className={styles.ringIn} cx={middle[0]} cy={middle[1]} r="11" />
          <circle className={styles.ringOut} cx={middle[0]} cy={middle[1]} r="11" />
        </>
      )}
      {line.length > 1 && (
        <polygon
          className={styles.lasso}
          points={closed(line, tool)
            .map((point) => point.join(','))
            .join(' ')}
        />
      )}
    </svg>
  );
}

interface PointNoteProps {
  readonly view: View;
  readonly clouds: Clouds;
  readonly point: PointRef;
  readonly title: string;
  readonly detail: string | null;
  readonly width: number;
}

function PointNote({ view, clouds, point, title, detail, width }: PointNoteProps) {
  const x = toX(view, clouds[point.cloud].x[point.at] as number);
  const y = toY(view, clouds[point.cloud].y[point.at] as number);
  const left = Math.min(Math.max(8, x + 16), Math.max(8, width - 250));
  return (
    <div className={styles.note} style={{ left, top: y > 80 ? y - 66 : y + 18 }} aria-hidden="true">
      <strong>{title}</strong>
      {detail !== null && <span>{detail}</span>}
    </div>
  );
}

function useSize(element: React.RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(() => setSize({ width: target.clientWidth, height: target.clientHeight }));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Changes when the window's colors do: a canvas keeps the colors it was drawn in. */
function useScheme(): string {
  const [scheme, setScheme] = useState('');
  useEffect(() => {
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
    const read = (): void => setScheme(queries.map(({ matches }) => matches).join());
    read();
    for (const query of queries) query.addEventListener('change', read);
    return () => {
      for (const query of queries) query.removeEventListener('change', read);
    };
  }, []);
  return scheme;
}
