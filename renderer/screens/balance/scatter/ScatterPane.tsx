import { useMemo, useState } from 'react';
import { ClassMark } from '../../../controls/ClassMark.tsx';
import { ErrorNote } from '../../../controls/ErrorNote.tsx';
import { Segmented } from '../../../controls/Segmented.tsx';
import { formatNumber, formatShare, text } from '../../../text/text.ts';
import type { ClassSize } from '../class-plan.ts';
import type { Answer, Plane, TablePoints, TablePreview } from '../use-table.ts';
import type { AxisText } from './draw.ts';
import { Scatter, type Segment } from './Scatter.tsx';
import styles from './ScatterPane.module.css';
import type { Clouds, PointRef } from './view.ts';

interface ScatterPaneProps {
  /** In the order of the engine's codes. */
  readonly classes: readonly (ClassSize & { readonly slot: number })[];
  readonly columns: readonly string[];
  readonly plane: Plane;
  readonly onPlane: (plane: Plane) => void;
  readonly points: Answer<TablePoints>;
  readonly preview: Answer<TablePreview>;
  /** Synthetic rows of each class that a cap leaves out, counted from the last. */
  readonly cuts: Readonly<Record<string, number>>;
  readonly focused: PointRef | null;
  readonly onFocus: (ref: PointRef | null) => void;
  readonly selection: readonly PointRef[];
  readonly onSelect: (refs: readonly PointRef[]) => void;
}

type Layer = 'real' | 'synthetic';

const nothing = { x: new Float32Array(), y: new Float32Array(), class: new Int32Array(), row: new Int32Array() };

/** The rows in a plane, with what is shown of them. */
export function ScatterPane(props: ScatterPaneProps) {
  const { classes, columns, plane, points, preview, cuts, focused } = props;
  const [hiddenLayers, setHiddenLayers] = useState<ReadonlySet<Layer>>(new Set());
  const [hiddenClasses, setHiddenClasses] = useState<ReadonlySet<string>>(new Set());
  const [tool, setTool] = useState<'box' | 'lasso'>('box');
  const real = points.value?.points ?? nothing;
  const made = preview.value?.points;
  const synthetic = made ?? nothing;
  const clouds: Clouds = useMemo(() => ({ real, synthetic }), [real, synthetic]);
  const kept = useMemo(() => withinCap(synthetic.class, { classes, cuts }), [synthetic, classes, cuts]);
  const gone = useMemo(() => new Set(preview.value?.removed), [preview.value]);
  const isShown = useMemo(() => {
    return ({ cloud, at }: PointRef): boolean => {
      if (hiddenLayers.has(cloud)) return false;
      if (cloud === 'synthetic' && kept[at] === 0) return false;
      const name = classes[clouds[cloud] === real ? (real.class[at] ?? -1) : (synthetic.class[at] ?? -1)]?.name;
      return name !== undefined && !hiddenClasses.has(name);
    };
  }, [hiddenLayers, hiddenClasses, kept, classes, clouds, real, synthetic]);
  const slots = useMemo(
    () => ({
      real: (at: number) => classes[real.class[at] ?? -1]?.slot ?? 0,
      synthetic: (at: number) => classes[synthetic.class[at] ?? -1]?.slot ?? 0,
    }),
    [classes, real, synthetic],
  );
  const isGone = useMemo(() => (at: number) => gone.has(real.row[at] ?? -1), [gone, real]);
  const rowPlaces = useMemo(() => new Map(Array.from(real.row, (row, at) => [row, at])), [real]);
  const madePlaces = useMemo(() => new Map(Array.from(synthetic.row, (row, at) => [row, at])), [synthetic]);
  const total = points.value?.of ?? 0;
  const refOf = (identity: number): PointRef | null => {
    if (identity < 0) return null;
    const at = identity < total ? rowPlaces.get(identity) : madePlaces.get(identity - total);
    return at === undefined ? null : { cloud: identity < total ? 'real' : 'synthetic', at };
  };
  const segment: Segment | null =
    focused?.cloud === 'synthetic' && made !== undefined
      ? { base: refOf(made.base[focused.at] ?? -1), neighbour: refOf(made.neighbour[focused.at] ?? -1) }
      : null;
  const nameOf = ({ cloud, at }: PointRef) => {
    const name = classes[(cloud === 'real' ? real : synthetic).class[at] ?? -1]?.name ?? '';
    if (cloud === 'real') return { title: text('balance.row', { n: real.row[at] ?? 0 }), detail: name };
    const title = text('balance.newRow', { n: (synthetic.row[at] ?? 0) + 1, name });
    const [base = -1, neighbour = -1, gap = Number.NaN] = [made?.base[at], made?.neighbour[at], made?.gap[at]];
    return { title, detail: parentWords({ base, neighbour, gap }) };
  };
  const faintSlot = useMemo(() => {
    const largest = classes.reduce<(typeof classes)[number] | null>(
      (most, entry) => (most === null || entry.count > most.count ? entry : most),
      null,
    );
    return largest?.slot ?? -1;
  }, [classes]);
  const axes = useMemo(() => axisTexts(points.value), [points.value]);
  const toggled = <Item,>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> => {
    const next = new Set(set);
    if (!next.delete(item)) next.add(item);
    return next;
  };
  return (
    <section className={styles.pane} aria-label={text('balance.scatter')} data-busy={points.busy || preview.busy}>
      <header className={styles.head}>
        <h2>{text('balance.scatter')}</h2>
        <div className={styles.legend}>
          {classes.slice(0, 10).map(({ name, slot }) => (
            <button
              key={name}
              type="button"
              className={styles.toggle}
              aria-pressed={!hiddenClasses.has(name)}
              onClick={() => setHiddenClasses(toggled(hiddenClasses, name))}
            >
              <ClassMark slot={slot} />
              <span title={name}>{name}</span>
            </button>
          ))}
        </div>
        <span className={styles.space} />
        <Segmented
          label={text('balance.tool')}
          options={[
            { value: 'box', label: text('balance.tool.box') },
            { value: 'lasso', label: text('balance.tool.lasso') },
          ]}
          value={tool}
          onChange={setTool}
        />
      </header>
      <div className={styles.tools}>
        <PlaneChoice columns={columns} plane={plane} onPlane={props.onPlane} />
        <span className={styles.space} />
        {(['real', 'synthetic'] as const).map((layer) => (
          <button
            key={layer}
            type="button"
            className={styles.layer}
            data-layer={layer}
            aria-pressed={!hiddenLayers.has(layer)}
            onClick={() => setHiddenLayers(toggled(hiddenLayers, layer))}
          >
            {text(`balance.layer.${layer}`)}
          </button>
        ))}
      </div>
      {points.trouble !== null && <ErrorNote error={points.trouble.error} />}
      <Scatter
        {...{ clouds, slots, isShown, isGone, faintSlot, axes, focused, segment, nameOf, tool }}
        summary={summaryOf(points.value, preview.value)}
        onFocus={props.onFocus}
        selection={props.selection}
        onSelect={props.onSelect}
      />
      <p className={styles.caption}>{captionOf(points.value, preview.value)}</p>
    </section>
  );
}

function PlaneChoice({ columns, plane, onPlane }: Pick<ScatterPaneProps, 'columns' | 'plane' | 'onPlane'>) {
  const [first = '', second = first] = columns;
  const choice = (axis: 'x' | 'y') => (
    <label className={styles.axis}>
      {text(`balance.axis.${axis}`)}
      <select
        value={plane?.[axis] ?? ''}
        onChange={({ target: { value } }) => {
          if (value === '') onPlane(null);
          else onPlane({ x: plane?.x ?? first, y: plane?.y ?? second, [axis]: value });
        }}
      >
        <option value="">{text(`balance.component.${axis}`)}</option>
        {columns.map((column) => (
          <option key={column}>{column}</option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      {choice('x')}
      {choice('y')}
    </>
  );
}

export function parentWords({
  base,
  neighbour,
  gap,
}: {
  readonly base: number;
  readonly neighbour: number;
  readonly gap: number;
}): string | null {
  if (base < 0) return text('balance.noParents');
  if (neighbour < 0 || Number.isNaN(gap)) return text('balance.fromOne', { base });
  return text('balance.between', { gap: Number(gap.toFixed(2)), base, neighbour });
}

/** 1 for the synthetic points that a cap keeps: it keeps the first of each class. */
function withinCap(codes: Int32Array, { classes, cuts }: Pick<ScatterPaneProps, 'classes' | 'cuts'>): Uint8Array {
  const left = classes.map(({ name }, code) => {
    const made = codes.reduce((count, other) => count + (other === code ? 1 : 0), 0);
    return made - (cuts[name] ?? 0);
  });
  return Uint8Array.from(codes, (code) => {
    const remaining = left[code] ?? 0;
    left[code] = remaining - 1;
    return remaining > 0 ? 1 : 0;
  });
}

function axisTexts(points: TablePoints | null): readonly [AxisText, AxisText] {
  const [x, y] = points?.axes ?? [null, null];
  const title = (axis: typeof x, n: number): string => {
    if (axis === null) return '';
    if (axis.column !== null) return axis.column;
    return text('balance.component', { n, share: formatShare(axis.share ?? 0) });
  };
  return [
    { title: title(x, 1), levels: x?.levels ?? null },
    { title: title(y, 2), levels: y?.levels ?? null },
  ];
}

function summaryOf(points: TablePoints | null, preview: TablePreview | null): string {
  const real = formatNumber(points?.points.x.length ?? 0);
  return text('balance.scatter.summary', { real, synthetic: formatNumber(preview?.points.x.length ?? 0) });
}

/** What is not drawn is said. */
function captionOf(points: TablePoints | null, preview: TablePreview | null): string {
  const parts: string[] = [];
  if (points !== null && points.points.x.length < points.of) {
    parts.push(text('balance.caption.points', { n: points.points.x.length, of: points.of }));
  }
  const sample = preview?.sample ?? null;
  if (sample !== null) parts.push(text('balance.caption.sample', { n: sample.rows, of: sample.of }));
  else if (preview !== null && preview.points.x.length < preview.made) {
    parts.push(text('balance.caption.first', { n: preview.points.x.length, of: preview.made }));
  }
  return parts.length === 0 ? text('balance.caption.exact') : parts.join(' ');
}
