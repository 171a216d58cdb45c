import styles from './AppMark.module.css';

/** The icon on its 16 px grid: one original and twelve draws that fade. */
const draws: readonly (readonly [x: number, y: number, opacity: number])[] = [
  [8, 0, 0.9],
  [12, 0, 0.8],
  [8, 4, 0.8],
  [12, 4, 0.64],
  [0, 8, 0.9],
  [4, 8, 0.8],
  [8, 8, 0.64],
  [12, 8, 0.5],
  [0, 12, 0.8],
  [4, 12, 0.64],
  [8, 12, 0.5],
  [12, 12, 0.4],
];

export function AppMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
      <rect width="7" height="7" rx="1" />
      {draws.map(([x, y, opacity]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width="3" height="3" opacity={opacity} />
      ))}
    </svg>
  );
}
