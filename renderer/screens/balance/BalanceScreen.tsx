import { Scale } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { Screen } from '../../controls/Screen.tsx';
import type { Dataset, Project } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { text } from '../../text/text.ts';
import { useDraft } from '../recipe/use-draft.ts';
import { BalanceStudio } from './BalanceStudio.tsx';

interface BalanceScreenProps {
  readonly project: Project;
  readonly onShowRuns: () => void;
  readonly onStatus: (status: string | null) => void;
}

/** The recipe of a table: how many rows each class gets, by which method, and what comes out. */
export function BalanceScreen({ project, onShowRuns, onStatus }: BalanceScreenProps) {
  const datasets = project.datasets.filter(({ kind }) => kind === 'tabular');
  const [chosen, setChosen] = useState<string | null>(null);
  const dataset = datasets.find(({ id }) => id === chosen) ?? datasets[0];
  if (dataset === undefined) {
    return (
      <Screen title={text('place.balance')}>
        <EmptyState
          icon={<Scale aria-hidden="true" />}
          title={text('balance.empty.title')}
          text={text('balance.empty.text')}
        />
      </Screen>
    );
  }
  return <BalanceOfDataset key={dataset.id} {...{ dataset, datasets, onShowRuns, onStatus }} onDataset={setChosen} />;
}

export interface BalanceOfDatasetProps extends Omit<BalanceScreenProps, 'project'> {
  readonly dataset: Dataset;
  readonly datasets: readonly Dataset[];
  readonly onDataset: (id: string) => void;
}

function BalanceOfDataset(props: BalanceOfDatasetProps) {
  const draft = useDraft(props.dataset.id);
  const catalog = useQuery('recipe.catalog', {}, null).query;
  const profile = useQuery('dataset.profile', { datasetId: props.dataset.id }, null).query;
  if (draft.state !== null && catalog.state === 'ready' && profile.state === 'ready') {
    return (
      <BalanceStudio
        {...props}
        draft={draft}
        state={draft.state}
        methods={catalog.value.tabular}
        profile={profile.value}
      />
    );
  }
  const failed = [catalog, profile].find(({ state }) => state === 'failed');
  const error = failed?.state === 'failed' ? failed.error : draft.error;
  return <Screen title={text('place.balance')}>{error !== null && <ErrorNote error={error} />}</Screen>;
}
