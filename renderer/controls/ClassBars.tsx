import { formatNumber, plural } from '../text/text.ts';
import styles from './ClassBars.module.css';
import { ClassMark, namedClasses } from './ClassMark.tsx';

interface ClassBarsProps {
  /** Accessible name of the list. */
  readonly label: string;
  readonly classes: Readonly<Record<string, number>>;
}

/** More would be a wall of bars; the rest is counted in words. */
const mostShown = 50;

/** How many samples each class has, as filled bars (filled means real) with the numbers beside them. */
export function ClassBars({ label, classes }: ClassBarsProps) {
  const all = Object.entries(classes);
  const largest = Math.max(1, ...all.map(([, count]) => count));
  const hidden = all.length - mostShown;
  return (
    <ul className={styles.bars} aria-label={label}>
      {all.slice(0, mostShown).map(([name, count], slot) => (
        <li key={name} className={styles.row}>
          <span className={styles.name}>
            <ClassMark slot={slot} />
            <span className={styles.label} title={name}>
              {name}
            </span>
          </span>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.bar}
              data-slot={Math.min(slot, namedClasses - 1)}
              style={{ display: 'block', width: `${(count / largest) * 100}%` }}
            />
          </span>
          <span className={styles.count}>{formatNumber(count)}</span>
        </li>
      ))}
      {hidden > 0 && <li className={styles.more}>+ {plural('count.classes', hidden)}</li>}
    </ul>
  );
}
