import type { Job, Project } from '../../engine/project.tsx';
import { JobRow } from './JobRow.tsx';

/** Jobs as rows, each with the dataset it works on. */
export function JobList({ jobs, project }: { readonly jobs: readonly Job[]; readonly project: Project | null }) {
  return (
    <ul>
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} what={project === null ? null : datasetName(project, job)} />
      ))}
    </ul>
  );
}

function datasetName(project: Project, job: Job): string | null {
  return project.datasets.find((dataset) => dataset.id === job.datasetId)?.name ?? null;
}
