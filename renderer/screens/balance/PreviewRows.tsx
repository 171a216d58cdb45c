import { CircleDashed, Dices } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { text } from '../../text/text.ts';
import type { Seeds } from '../recipe/use-seeds.ts';
import styles from './PreviewRows.module.css';
import { parentWords } from './scatter/ScatterPane.tsx';
import type { RowsAnswer } from './use-preview-rows.ts';

interface PreviewRowsProps {
  readonly rows: RowsAnswer | null;
  /** What the rows are: "50 of 148 new rows of inner race". */
  readonly caption: string;
  readonly numeric: ReadonlySet<string>;
  readonly seeds: Seeds;
  /** A row of the table that is looked at in the plane. */
  readonly focusedRow: number | null;
  readonly onFocusRow: (row: number) => void;
}

type Synthetic = RowsAnswer['synthetic'][number];
type Row = RowsAnswer['real'][number];

/** Synthetic rows between their parents; what differs from the first parent is underlined. */
export function PreviewRows({ rows, caption, numeric, seeds, focusedRow, onFocusRow }: PreviewRowsProps) {
  const [note, setNote] = useState<string | null>(null);
  const columns = rows?.columns ?? [];
  return (
    <section className={styles.pane} aria-label={text('balance.rows')}>
      <header className={styles.head}>
        <h2>{text('balance.rows')}</h2>
        <span className={styles.caption}>{note ?? caption}</span>
        <span className={styles.space} />
        <span className={styles.seed}>{text('run.seed')}</span>
        <NumberField
          wide
          label={text('run.seed')}
          value={seeds.seed}
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          integer
          onCommit={seeds.change}
          onNote={setNote}
        />
        {seeds.back !== null && (
          <Button look="ghost" onClick={seeds.back}>
            {text('recipe.back')}
          </Button>
        )}
        <Button icon={<Dices aria-hidden="true" />} onClick={seeds.reroll}>
          {text('recipe.reroll')}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={text('balance.rows.table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text('balance.rows.row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" data-numeric={numeric.has(column)}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {rows?.synthetic.map((made) => (
            <Group
              key={made.row}
              {...{ made, columns, numeric }}
              focused={made.row === focusedRow}
              onFocus={() => onFocusRow(made.row)}
            />
          ))}
          <tbody>
            {rows?.real.map((row) => (
              <RealRow key={row.row} {...{ row, columns, numeric }} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface GroupProps {
  readonly made: Synthetic;
  readonly columns: readonly string[];
  readonly numeric: ReadonlySet<string>;
  readonly focused: boolean;
  readonly onFocus: () => void;
}

function Group({ made, columns, numeric, focused, onFocus }: GroupProps) {
  const { base, neighbour } = made;
  return (
    <tbody className={styles.group}>
      {base !== null && <RealRow {...{ row: base, columns, numeric }} />}
      <tr className={styles.made} data-focused={focused} data-made={made.row}>
        <th scope="row">
          <button
            type="button"
            className={styles.new}
            title={
              parentWords({ base: base?.row ?? -1, neighbour: neighbour?.row ?? -1, gap: made.gap ?? Number.NaN }) ?? ''
            }
            onClick={onFocus}
          >
            <CircleDashed aria-hidden="true" />
            {text('balance.rows.new')}
            <span className="heard">{made.row + 1}</span>
          </button>
        </th>
        {made.cells.map((cell, i) => (
          <Cell
            key={columns[i]}
            text={cell}
            numeric={numeric.has(columns[i] ?? '')}
            changed={base !== null && cell !== base.cells[i]}
          />
        ))}
      </tr>
      {neighbour !== null && <RealRow {...{ row: neighbour, columns, numeric }} />}
    </tbody>
  );
}

function RealRow({ row, columns, numeric }: { readonly row: Row } & Pick<GroupProps, 'columns' | 'numeric'>) {
  return (
    <tr>
      <th scope="row">{row.row}</th>
      {row.cells.map((cell, i) => (
        <Cell key={columns[i]} text={cell} numeric={numeric.has(columns[i] ?? '')} changed={false} />
      ))}
    </tr>
  );
}

function Cell({ text: shown, numeric, changed }: { text: string | null; numeric: boolean; changed: boolean }) {
  return (
    <td data-numeric={numeric} data-changed={changed}>
      {shown === null ? (
        <>
          <span aria-hidden="true">—</span>
          <span className="heard">{text('browse.table.missing')}</span>
        </>
      ) : (
        <span className={changed ? styles.changed : undefined}>{shown}</span>
      )}
    </td>
  );
}
