import { Check } from 'lucide-react';
import type { Dataset } from '../../engine/project.tsx';
import { text } from '../../text/text.ts';
import styles from './DraftTools.module.css';
import type { RecipeDraft } from './use-draft.ts';

/** Whether the last edit is kept. */
export function SavedMark({ saving }: Pick<RecipeDraft, 'saving'>) {
  return (
    <span className={styles.saved} role="status">
      {saving === 'saved' && <Check aria-hidden="true" />}
      {text(`recipe.${saving}`)}
    </span>
  );
}

interface DatasetChoiceProps {
  readonly dataset: Dataset;
  readonly datasets: readonly Dataset[];
  readonly onDataset: (id: string) => void;
}

/** The dataset whose recipe is edited, to choose where there are several. */
export function DatasetChoice({ dataset, datasets, onDataset }: DatasetChoiceProps) {
  if (datasets.length === 1) return <span className={styles.of}>{dataset.name}</span>;
  return (
    <select
      className={styles.select}
      aria-label={text('recipe.dataset')}
      value={dataset.id}
      onChange={(event) => onDataset(event.target.value)}
    >
      {datasets.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
