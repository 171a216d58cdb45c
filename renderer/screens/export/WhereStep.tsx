import { CircleCheck, FolderOpen, OctagonX } from 'lucide-react';
import { useId } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { Button } from '../../controls/Button.tsx';
import { ChoiceCard } from '../../controls/ChoiceCard.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import field from '../../controls/Field.module.css';
import { useQuery } from '../../engine/queries.ts';
import { text } from '../../text/text.ts';
import styles from './ExportDialog.module.css';
import type { ExportDraft } from './export-draft.ts';
import type { StepProps } from './WhatStep.tsx';

const containers = ['folder', 'zip', 'tar'] as const;

interface ExportCheck {
  readonly passed: boolean;
  readonly found: CommandOutput<'export.check'> | null;
  readonly error: unknown;
}

/** What the engine says of the place, once the step asks for it. */
export function useExportCheck(draft: ExportDraft, asked: boolean): ExportCheck {
  const { scope, wish, name, container, overwrite } = draft;
  const folder = draft.folder ?? '.';
  const { query } = useQuery('export.check', { scope, wish, folder, name: name || ' ', container, overwrite }, asked);
  const found = query.state === 'ready' ? query.value : null;
  return {
    passed: asked && draft.folder !== null && found?.checks.every(({ passed }) => passed) === true,
    found,
    error: query.state === 'failed' ? query.error : null,
  };
}

/** Folder or archive, its name, and everything that can be known before it is written. */
export function WhereStep({ draft, onDraft, check }: StepProps & { readonly check: ExportCheck }) {
  const id = useId();
  const pick = async (): Promise<void> => {
    const folder = await window.twelvefold.pickFolder('destination');
    if (folder !== null) onDraft({ ...draft, folder });
  };
  return (
    <>
      <fieldset className={styles.cards}>
        <legend className={field.label}>{text('export.where.as')}</legend>
        {containers.map((container) => (
          <ChoiceCard
            key={container}
            group={`${id}-container`}
            title={text(`export.where.${container}`)}
            detail={text(`export.where.${container}.what`)}
            chosen={draft.container === container}
            onChoose={() => onDraft({ ...draft, container })}
          />
        ))}
      </fieldset>
      <div className={styles.option}>
        <span id={`${id}-folder`}>{text('export.where.in')}</span>
        <div className={styles.place}>
          <output className={field.path} aria-labelledby={`${id}-folder`}>
            {draft.folder ?? text('export.where.notChosen')}
          </output>
          <Button icon={<FolderOpen aria-hidden="true" />} onClick={() => void pick()}>
            {text('export.where.choose')}
          </Button>
        </div>
      </div>
      <div className={styles.option}>
        <label htmlFor={`${id}-name`}>{text('export.where.name')}</label>
        <input
          id={`${id}-name`}
          className={field.input}
          value={draft.name}
          onChange={(event) => onDraft({ ...draft, name: event.target.value })}
        />
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.overwrite}
          onChange={(event) => onDraft({ ...draft, overwrite: event.target.checked })}
        />
        <span>
          {text('export.overwrite')}
          <small>{text('export.overwrite.what')}</small>
        </span>
      </label>
      {check.error !== null && <ErrorNote error={check.error} />}
      {check.found !== null && (
        <ul className={styles.checks} aria-label={text('export.checks')}>
          {check.found.checks.map(({ name, passed, message }) => (
            <li key={name} data-passed={passed}>
              {passed ? <CircleCheck aria-hidden="true" /> : <OctagonX aria-hidden="true" />}
              <span className="heard">{text(passed ? 'export.check.passed' : 'export.check.failed')}</span>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
