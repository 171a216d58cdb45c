import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { Screen } from '../../controls/Screen.tsx';
import type { Dataset, Project } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { text } from '../../text/text.ts';
import { DatasetChoice } from './DraftTools.tsx';
import styles from './RecipeScreen.module.css';
import { RecipeStudio } from './RecipeStudio.tsx';
import { RecipeTools } from './RecipeTools.tsx';
import { useDraft } from './use-draft.ts';
import { useTwoStates } from './use-two-states.ts';

interface RecipeScreenProps {
  readonly project: Project;
  readonly onShowRuns: () => void;
}

/** The recipe of a dataset of pictures: its steps, what they make, and the run. */
export function RecipeScreen({ project, onShowRuns }: RecipeScreenProps) {
  const datasets = project.datasets.filter(({ kind }) => kind === 'image');
  const [chosen, setChosen] = useState<string | null>(null);
  const dataset = datasets.find(({ id }) => id === chosen) ?? datasets[0];
  if (dataset === undefined) {
    return (
      <Screen title={text('place.recipe')}>
        <EmptyState
          icon={<SlidersHorizontal aria-hidden="true" />}
          title={text('recipe.empty.title')}
          text={text('recipe.empty.text')}
        />
      </Screen>
    );
  }
  return (
    <RecipeOfDataset
      key={dataset.id}
      dataset={dataset}
      datasets={datasets}
      onDataset={setChosen}
      onShowRuns={onShowRuns}
    />
  );
}

interface RecipeOfDatasetProps {
  readonly dataset: Dataset;
  readonly datasets: readonly Dataset[];
  readonly onDataset: (id: string) => void;
  readonly onShowRuns: () => void;
}

function RecipeOfDataset({ dataset, datasets, onDataset, onShowRuns }: RecipeOfDatasetProps) {
  const draft = useDraft(dataset.id);
  const two = useTwoStates(draft.state, draft.commit);
  const [trouble, setTrouble] = useState<unknown>(null);
  const catalog = useQuery('recipe.catalog', {}, null).query;
  const items = useQuery('dataset.items', { datasetId: dataset.id, first: 0, count: 1000 }, null).query;
  return (
    <>
      <div className={styles.toolbar}>
        <h1>{text('place.recipe')}</h1>
        <DatasetChoice {...{ dataset, datasets, onDataset }} />
        <span className={styles.space} />
        <RecipeTools
          {...{ draft, two }}
          presets={catalog.state === 'ready' ? catalog.value.presets : []}
          onTrouble={setTrouble}
        />
      </div>
      {(draft.error ?? trouble) !== null && (
        <div className={styles.error}>
          <ErrorNote error={draft.error ?? trouble} />
        </div>
      )}
      {draft.state !== null && catalog.state === 'ready' && items.state === 'ready' && (
        <RecipeStudio
          dataset={dataset}
          draft={draft}
          state={draft.state}
          operations={catalog.value.image}
          items={items.value.items}
          onShowRuns={onShowRuns}
        />
      )}
      {items.state === 'failed' && <ErrorNote error={items.error} />}
      {catalog.state === 'failed' && <ErrorNote error={catalog.error} />}
    </>
  );
}
