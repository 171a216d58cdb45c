import { text } from '../../../text/text.ts';
import styles from './CurveChart.module.css';

export interface ChartPoint {
  readonly amount: number;
  /** Null where it could not be measured. */
  readonly value: number | null;
}

interface CurveChartProps {
  readonly title: string;
  /** The figure at the stop, in words. */
  readonly reading: string;
  readonly points: readonly ChartPoint[];
  readonly limit: { readonly value: number; readonly label: string };
  readonly format: (value: number) => string;
  /** Amount up to which is recommended; null where it could not be judged. */
  readonly stop: number | null;
  /** Amount that the plan asks for. */
  readonly asked: number;
  /** Amounts at which all charts of the panel have a tick. */
  readonly ticks: readonly number[];
  readonly withAxis: boolean;
}

const width = 360;
const height = 90;
const pad = { left: 40, right: 72, top: 12, bottom: 6 };

/** One figure against the amount of synthetic rows, on the axis that all charts of the guard share. */
export function CurveChart(props: CurveChartProps) {
  const { title, reading, points, limit, format, stop, asked, ticks, withAxis } = props;
  const x = (amount: number): number => pad.left + axisShare(amount, ticks) * (width - pad.left - pad.right);
  const y = (value: number): number =>
    pad.top + (1 - Math.min(1, Math.max(0, value))) * (height - pad.top - pad.bottom);
  const measured = points.filter((point) => point.value !== null);
  const path = measured.map(({ amount, value }, i) => `${i === 0 ? 'M' : 'L'}${x(amount)} ${y(value ?? 0)}`).join(' ');
  const right = width - pad.right;
  const sentence = measured
    .map(({ amount, value }) => text('balance.chart.point', { amount: timesText(amount), value: format(value ?? 0) }))
    .join(', ');
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span>{title}</span>
        <span className={styles.reading}>{reading}</span>
      </figcaption>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${width} ${height + (withAxis ? 18 : 0)}`}
        role="img"
        aria-label={`${title}: ${sentence}`}
      >
        {[0, 0.5, 1].map((value) => (
          <g key={value}>
            <line className={styles.grid} x1={pad.left} x2={right} y1={y(value)} y2={y(value)} />
            <text className={styles.tick} x={pad.left - 6} y={y(value) + 4} textAnchor="end">
              {format(value)}
            </text>
          </g>
        ))}
        {stop !== null && x(stop) < right && (
          <rect
            className={styles.beyond}
            x={x(stop)}
            y={pad.top}
            width={right - x(stop)}
            height={height - pad.top - pad.bottom}
          />
        )}
        <line className={styles.limit} x1={pad.left} x2={right} y1={y(limit.value)} y2={y(limit.value)} />
        <text className={styles.name} x={right + 6} y={y(limit.value) + 4}>
          {limit.label}
        </text>
        <line className={styles.asked} x1={x(asked)} x2={x(asked)} y1={pad.top} y2={height - pad.bottom} />
        {stop !== null && (
          <line className={styles.stop} x1={x(stop)} x2={x(stop)} y1={0} y2={height} data-stop={stop} />
        )}
        <path className={styles.curve} d={path} />
        {measured.map(({ amount, value }) => (
          <circle key={amount} className={styles.point} cx={x(amount)} cy={y(value ?? 0)} r="3" />
        ))}
        {withAxis &&
          ticks.map((tick) => (
            <text key={tick} className={styles.tick} x={x(tick)} y={height + 12} textAnchor="middle">
              {timesText(tick)}
            </text>
          ))}
        {withAxis && (
          <text className={styles.tick} x={right + 18} y={height + 12}>
            {text('balance.chart.times')}
          </text>
        )}
      </svg>
    </figure>
  );
}

/** Ticks stand evenly; between two of them amounts lie by their logarithm. */
function axisShare(amount: number, ticks: readonly number[]): number {
  const last = ticks.length - 1;
  if (last < 1) return 0;
  const after = ticks.findIndex((tick) => tick >= amount);
  if (after < 0) return 1;
  if (after === 0) return 0;
  const [low = 0, high = 1] = [ticks[after - 1], ticks[after]];
  const within = low === 0 ? amount / high : Math.log(amount / low) / Math.log(high / low);
  return (after - 1 + within) / last;
}

export function timesText(amount: number): string {
  return amount === 0.5 ? '½' : String(Number(amount.toFixed(amount < 10 ? 2 : 0)));
}
