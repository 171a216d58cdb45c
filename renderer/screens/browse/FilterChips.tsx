import { SearchX, X } from 'lucide-react';
import { Fragment } from 'react';
import { type BrowseFilter, noFilter } from '../../../app/contract/browse.ts';
import { Button } from '../../controls/Button.tsx';
import { ClassMark } from '../../controls/ClassMark.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { text } from '../../text/text.ts';
import styles from './BrowseScreen.module.css';

type FilterName = keyof BrowseFilter;
const names = ['classes', 'origins', 'parts'] as const satisfies readonly FilterName[];

interface FilterChipsProps {
  readonly filter: BrowseFilter;
  readonly slots: ReadonlyMap<string, number>;
  readonly onFilter: (filter: BrowseFilter) => void;
}

/** What is filtered by, each with a button that ends it. */
export function FilterChips({ filter, slots, onFilter }: FilterChipsProps) {
  const active = names.filter((name) => filter[name].length > 0);
  if (active.length === 0) return null;
  return (
    <section className={styles.chips} aria-label={text('browse.chips')}>
      {active.map((name) => (
        <span key={name} className={styles.chip}>
          <span className={styles.chipName}>{text(`browse.chip.${name}`)}</span>
          {filter[name].slice(0, 3).map((value, i) => (
            <Fragment key={value}>
              {i > 0 && <span className={styles.chipName}>{text('browse.chip.or')}</span>}
              {name === 'classes' && <ClassMark slot={slots.get(value) ?? 0} />}
              <b>{value}</b>
            </Fragment>
          ))}
          {filter[name].length > 3 && <b>+ {filter[name].length - 3}</b>}
          <button
            type="button"
            aria-label={text('browse.chip.remove', { name: text(`browse.chip.${name}`) })}
            onClick={() => onFilter({ ...filter, [name]: [] })}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ))}
      <Button look="ghost" onClick={() => onFilter(noFilter)}>
        {text('browse.chips.clear')}
      </Button>
    </section>
  );
}

/** Nothing fits: names what emptied the view, with the button that ends it. */
export function NothingMatches({ filter, onFilter }: Omit<FilterChipsProps, 'slots'>) {
  const last = names.findLast((name) => filter[name].length > 0);
  const described = names
    .filter((name) => filter[name].length > 0)
    .map((name) => `${text(`browse.chip.${name}`)} ${filter[name].join(` ${text('browse.chip.or')} `)}`)
    .join(', ');
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={text('browse.none.title')}
      text={last === undefined ? text('browse.none.empty') : text('browse.none.text', { filter: described })}
    >
      {last !== undefined && (
        <div className={styles.noneActions}>
          <Button look="primary" onClick={() => onFilter({ ...filter, [last]: [] })}>
            {text('browse.none.remove', { name: text(`browse.chip.${last}`) })}
          </Button>
          <Button onClick={() => onFilter(noFilter)}>{text('browse.none.clear')}</Button>
        </div>
      )}
    </EmptyState>
  );
}
