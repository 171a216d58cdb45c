import { useId } from 'react';
import { ClassBars } from '../../controls/ClassBars.tsx';
import field from '../../controls/Field.module.css';
import { plural, text } from '../../text/text.ts';
import { type Inspection, sampleCount } from './inspection.ts';
import styles from './NewProjectDialog.module.css';

interface ImportPlanProps {
  readonly path: string;
  readonly inspection: Inspection;
  readonly newProject: boolean;
  readonly name: string;
  readonly target: string | null;
  readonly onName: (name: string) => void;
  readonly onTarget: (target: string | undefined) => void;
}

/** What was found in the files and what the import would make of it. */
export function ImportPlan(props: ImportPlanProps) {
  const { path, inspection, newProject, name, target, onName, onTarget } = props;
  const id = useId();
  const classes = inspection.classes ?? {};
  return (
    <>
      {newProject && (
        <div className={field.field}>
          <label className={field.label} htmlFor={`${id}-name`}>
            {text('new.name')}
          </label>
          <input
            id={`${id}-name`}
            className={field.input}
            maxLength={80}
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        </div>
      )}
      <dl className={field.facts}>
        <dt>{text('new.from')}</dt>
        <dd className={field.path}>{path}</dd>
        <dt>{text('new.found')}</dt>
        <dd>{found(inspection)}</dd>
      </dl>
      {inspection.columns !== undefined && (
        <div className={field.field}>
          <label className={field.label} htmlFor={`${id}-target`}>
            {text('new.target')}
          </label>
          <select
            id={`${id}-target`}
            className={field.input}
            value={target ?? ''}
            onChange={(event) => onTarget(event.target.value === '' ? undefined : event.target.value)}
          >
            {target === null && <option value="">{text('new.target.none')}</option>}
            {inspection.columns.map((column) => (
              <option key={column.name}>{column.name}</option>
            ))}
          </select>
        </div>
      )}
      {Object.keys(classes).length > 0 && (
        <div className={`${field.field} ${styles.classes}`}>
          <ClassBars label={text('new.classes')} classes={classes} />
        </div>
      )}
      {inspection.problems.length > 0 && (
        <section className={field.field}>
          <h3 className={field.label}>{plural('count.problems', inspection.problems.length)}</h3>
          <ul className={styles.problems}>
            {inspection.problems.map((problem) => (
              <li key={problem.message}>{problem.message}</li>
            ))}
          </ul>
        </section>
      )}
      <p className={field.help}>{text('new.linked')}</p>
    </>
  );
}

function found(inspection: Inspection): string {
  const count = plural(inspection.kind === 'image' ? 'count.images' : 'count.rows', sampleCount(inspection));
  const classes = Object.keys(inspection.classes ?? {}).length;
  return [inspection.format, count, classes > 0 ? plural('count.classes', classes) : ''].filter(Boolean).join(', ');
}
