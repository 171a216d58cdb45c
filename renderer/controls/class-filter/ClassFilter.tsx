import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import type { Overview } from '../../../app/contract/browse.ts';
import { formatNumber, plural, text } from '../../text/text.ts';
import { Button } from '../Button.tsx';
import { ClassMark, namedClasses } from '../ClassMark.tsx';
import styles from './ClassFilter.module.css';

interface ClassFilterProps {
  readonly overview: Overview;
  readonly chosen: readonly string[];
  readonly onChoose: (classes: readonly string[]) => void;
}

/** Classes beyond these are shown on demand. */
const shownAtOnce = 50;
/** With fewer classes than this there is nothing to search for. */
const searchedFrom = 8;

/** The list of classes that is the histogram as well: solid for originals, hatched for synthetic ones. */
export function ClassFilter({ overview, chosen, onChoose }: ClassFilterProps) {
  const [order, setOrder] = useState<'name' | 'count'>('name');
  const [wanted, setWanted] = useState('');
  const [all, setAll] = useState(false);
  const heading = useId();
  const slotted = overview.classes.map((entry, slot) => ({ ...entry, slot, count: entry.original + entry.synthetic }));
  const largest = Math.max(1, ...slotted.map(({ count }) => count));
  const found = slotted.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  if (order === 'count') found.sort((a, b) => b.count - a.count);
  const shown = all ? found : found.slice(0, shownAtOnce);
  const choose = (name: string, alone: boolean): void => {
    if (alone) onChoose([name]);
    else onChoose(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]);
  };
  return (
    <section className={styles.section} aria-labelledby={heading}>
      {slotted.length >= searchedFrom && (
        <label className={styles.search}>
          <Search aria-hidden="true" />
          <input
            type="search"
            placeholder={text('browse.filter.search')}
            aria-label={text('browse.filter.search')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </label>
      )}
      <div className={styles.head}>
        <h2 id={heading}>{text('browse.filter.class')}</h2>
        <button type="button" onClick={() => setOrder(order === 'name' ? 'count' : 'name')}>
          {text(order === 'name' ? 'browse.filter.byName' : 'browse.filter.byCount')}
        </button>
      </div>
      <ul>
        {shown.map(({ name, slot, count, original, synthetic }) => (
          <li key={name}>
            <label className={styles.row} title={text('browse.filter.isolate', { name })}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                // The change of a check box is a click, whose keys tell which of the two is meant.
                onChange={({ nativeEvent }) => choose(name, nativeEvent instanceof MouseEvent && nativeEvent.altKey)}
              />
              <ClassMark slot={slot} />
              <span className={styles.name}>{name}</span>
              <span className={styles.bars} data-slot={Math.min(slot, namedClasses - 1)} aria-hidden="true">
                {original > 0 && <i className={styles.solid} style={{ width: `${(original / largest) * 100}%` }} />}
                {synthetic > 0 && <i className={styles.hatched} style={{ width: `${(synthetic / largest) * 100}%` }} />}
              </span>
              <span className={styles.count}>{formatNumber(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > shown.length && (
        <Button look="link" onClick={() => setAll(true)}>
          + {plural('count.classes', found.length - shown.length)}
        </Button>
      )}
      {overview.synthetic > 0 && (
        <p className={styles.legend} aria-hidden="true">
          <i className={styles.solid} /> {text('browse.original')}
          <i className={styles.hatched} /> {text('browse.synthetic')}
        </p>
      )}
    </section>
  );
}

interface CountFilterProps {
  readonly title: string;
  readonly entries: readonly { readonly value: string; readonly label: string; readonly count: number }[];
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}

/** A few values with their counts: origin, part. */
export function CountFilter({ title, entries, chosen, onChoose }: CountFilterProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
      </div>
      <ul>
        {entries.map(({ value, label, count }) => (
          <li key={value}>
            <label className={styles.row}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() =>
                  onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
                }
              />
              <span className={styles.name}>{label}</span>
              <span className={styles.count}>{formatNumber(count)}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
