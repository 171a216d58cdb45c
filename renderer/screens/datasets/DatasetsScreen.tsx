import { Database, FolderPlus, Image, LayoutGrid, Play, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { BrowseScope } from '../../../app/contract/browse.ts';
import { Button } from '../../controls/Button.tsx';
import { ClassBars } from '../../controls/ClassBars.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { Screen } from '../../controls/Screen.tsx';
import { type Dataset, type Project, useProject } from '../../engine/project.tsx';
import { plural, text } from '../../text/text.ts';
import { JobList } from '../runs/JobList.tsx';
import styles from './DatasetsScreen.module.css';
import { RunDialog } from './RunDialog.tsx';

interface DatasetsProps {
  readonly project: Project;
  readonly onAddFiles: () => void;
  readonly onShowRuns: () => void;
  readonly onBrowse: (scope: BrowseScope) => void;
}

/** How many of the latest jobs are shown below the datasets. */
const latestShown = 5;

/** What the project holds: each dataset with its classes, and the latest jobs on them. */
export function DatasetsScreen({ project, onAddFiles, onShowRuns, onBrowse }: DatasetsProps) {
  const { jobs } = useProject();
  const [running, setRunning] = useState<Dataset | null>(null);
  const add = (
    <Button icon={<FolderPlus aria-hidden="true" />} onClick={onAddFiles}>
      {text('datasets.add')}
    </Button>
  );
  return (
    <Screen title={text('datasets.title')} actions={project.datasets.length > 0 && add}>
      {project.datasets.length === 0 && jobs.length === 0 && (
        <EmptyState
          icon={<Database aria-hidden="true" />}
          title={text('datasets.empty.title')}
          text={text('datasets.empty.text')}
        >
          {add}
        </EmptyState>
      )}
      <div className={styles.list}>
        {project.datasets.map((dataset) => (
          <DatasetCard key={dataset.id} dataset={dataset} onRun={() => setRunning(dataset)} onBrowse={onBrowse} />
        ))}
      </div>
      {jobs.length > 0 && (
        <section className={styles.runs}>
          <div className={styles.heading}>
            <h2>{text('datasets.recentRuns')}</h2>
            <Button look="link" onClick={onShowRuns}>
              {text('datasets.allRuns')}
            </Button>
          </div>
          <JobList jobs={jobs.slice(0, latestShown)} project={project} onBrowse={onBrowse} />
        </section>
      )}
      {running !== null && <RunDialog dataset={running} onClose={() => setRunning(null)} />}
    </Screen>
  );
}

interface CardProps extends Pick<DatasetsProps, 'onBrowse'> {
  readonly dataset: Dataset;
  readonly onRun: () => void;
}

function DatasetCard({ dataset, onRun, onBrowse }: CardProps) {
  const Icon = dataset.kind === 'image' ? Image : Table2;
  const classes = Object.keys(dataset.classes).length;
  return (
    <article className={styles.card} data-dataset={dataset.id}>
      <header className={styles.head}>
        <Icon aria-hidden="true" />
        <div className={styles.names}>
          <h2>{dataset.name}</h2>
          <p>{factsOf(dataset, classes)}</p>
          <p className={styles.path} title={dataset.path}>
            {dataset.path}
          </p>
        </div>
        <Button
          icon={<LayoutGrid aria-hidden="true" />}
          onClick={() => onBrowse({ kind: 'dataset', datasetId: dataset.id })}
        >
          {text('datasets.browse')}
        </Button>
        <Button look="primary" icon={<Play aria-hidden="true" />} onClick={onRun}>
          {text('datasets.run')}
        </Button>
      </header>
      {classes > 0 && <ClassBars label={text('datasets.classes', { name: dataset.name })} classes={dataset.classes} />}
    </article>
  );
}

function factsOf(dataset: Dataset, classes: number): string {
  const facts = [
    text(`datasets.kind.${dataset.kind}`),
    plural(dataset.kind === 'image' ? 'count.images' : 'count.rows', dataset.count),
  ];
  if (classes > 0) facts.push(plural('count.classes', classes));
  if (dataset.kind === 'tabular') {
    facts.push(
      dataset.target === null ? text('datasets.noTarget') : text('datasets.target', { column: dataset.target }),
    );
  }
  return facts.join(', ');
}
