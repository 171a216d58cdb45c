import type { ProjectView } from '../../../app/contract/commands.ts';
import { listDatasets } from '../store/datasets.ts';
import { readProjectFacts } from '../store/facts.ts';
import { listRuns } from '../store/runs.ts';
import type { Workspace } from '../workspace.ts';

/** The open project as Home shows it. */
export function viewProject(workspace: Workspace): ProjectView {
  const { store } = workspace;
  return {
    ...readProjectFacts(store),
    path: workspace.projectFolder,
    datasets: listDatasets(store),
    runs: listRuns(store),
  };
}
