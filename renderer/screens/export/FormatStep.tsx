import { useId } from 'react';
import { ChoiceCard } from '../../controls/ChoiceCard.tsx';
import field from '../../controls/Field.module.css';
import { useQuery } from '../../engine/queries.ts';
import { text, textOr } from '../../text/text.ts';
import styles from './ExportDialog.module.css';
import { datasetOf } from './export-draft.ts';
import { formatName } from './format-name.ts';
import type { StepProps } from './WhatStep.tsx';

/** The formats that the engine can write for this kind, and what can be chosen about them. */
export function FormatStep({ project, draft, onDraft }: StepProps) {
  const group = useId();
  const kind = datasetOf(project, draft.scope)?.kind ?? 'image';
  const { query } = useQuery('export.formats', { kind }, null);
  const { wish } = draft;
  const change = (part: Partial<typeof wish>): void => onDraft({ ...draft, wish: { ...wish, ...part } });
  return (
    <>
      <fieldset className={styles.formats}>
        <legend className={field.label}>{text('export.format.title')}</legend>
        {query.state === 'ready' &&
          query.value.map((format) => (
            <ChoiceCard
              key={format}
              group={group}
              title={formatName(format)}
              detail={textOr(`export.format.${format}.what`, format)}
              chosen={wish.format === format}
              onChoose={() => change({ format })}
            />
          ))}
      </fieldset>
      <section className={styles.options} aria-label={text('export.options')}>
        <h3 className={field.label}>{text('export.options')}</h3>
        {kind === 'image' ? (
          <NamePattern names={wish.names} onNames={(names) => change({ names })} />
        ) : (
          <AddedColumns columns={wish.columns} onColumns={(columns) => change({ columns })} />
        )}
      </section>
    </>
  );
}

interface NamePatternProps {
  readonly names: string | null;
  readonly onNames: (names: string | null) => void;
}

/** Shown as they are typed. */
const words = { name: '{name}', class: '{class}', part: '{part}', copy: '{copy}', n: '{n}' };

function NamePattern({ names, onNames }: NamePatternProps) {
  const id = useId();
  return (
    <div className={styles.option}>
      <label htmlFor={id}>{text('export.names')}</label>
      <div className={field.field}>
        <input
          id={id}
          className={`${field.input} ${field.path}`}
          value={names ?? ''}
          placeholder="{name}"
          aria-describedby={`${id}-help`}
          onChange={(event) => onNames(event.target.value.trim() === '' ? null : event.target.value)}
        />
        <p id={`${id}-help`} className={field.help}>
          {text('export.names.help', words)}
        </p>
      </div>
    </div>
  );
}

interface AddedColumnsProps {
  readonly columns: { readonly isSynthetic: boolean; readonly group: boolean };
  readonly onColumns: (columns: { isSynthetic: boolean; group: boolean }) => void;
}

function AddedColumns({ columns, onColumns }: AddedColumnsProps) {
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={columns.isSynthetic}
          onChange={(event) => onColumns({ ...columns, isSynthetic: event.target.checked })}
        />
        <span>
          {text('export.column.isSynthetic')}
          <small>{text('export.column.isSynthetic.what')}</small>
        </span>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={columns.group}
          onChange={(event) => onColumns({ ...columns, group: event.target.checked })}
        />
        <span>
          {text('export.column.group')}
          <small>{text('export.column.group.what')}</small>
        </span>
      </label>
    </>
  );
}
