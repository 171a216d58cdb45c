import type { BrowseScope } from '../../../app/contract/browse.ts';
import type { Job, Project } from '../../engine/project.tsx';
import { JobRow } from './JobRow.tsx';

interface JobListProps {
  readonly jobs: readonly Job[];
  readonly project: Project | null;
  readonly onBrowse: (scope: BrowseScope) => void;
}

/** Jobs as rows, each with the dataset it works on. */
export function JobList({ jobs, project, onBrowse }: JobListProps) {
  return (
    <ul>
      {jobs.map((job) => (
        <JobRow
          key={job.id}
          job={job}
          what={project === null ? null : datasetName(project, job)}
          made={project?.runs.find((run) => run.id === job.runId)?.made ?? null}
          onBrowse={onBrowse}
        />
      ))}
    </ul>
  );
}

function datasetName(project: Project, job: Job): string | null {
  return project.datasets.find((dataset) => dataset.id === job.datasetId)?.name ?? null;
}
