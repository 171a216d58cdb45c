import { saveProjectFacts } from '../store/facts.ts';
import { now } from '../store/store.ts';
import { keepCacheSmall } from './cache.ts';
import type { Handlers } from './handler.ts';
import { viewProject } from './project-view.ts';

export const projectHandlers: Pick<Handlers, 'project.create' | 'project.open' | 'project.close' | 'project.describe'> =
  {
    async 'project.create'({ path, name }, context) {
      const workspace = await context.switchWorkspace({ kind: 'create', folder: path });
      saveProjectFacts(workspace.store, { name, sample: false, createdAt: now() });
      workspace.record({ kind: 'project.created', summary: `The project “${name}” was created.`, subjectId: null });
      return viewProject(workspace);
    },
    async 'project.open'({ path }, context) {
      const workspace = await context.switchWorkspace({ kind: 'open', folder: path });
      // Beside what the window asks next; nothing waits for it.
      void keepCacheSmall(context);
      return viewProject(workspace);
    },
    async 'project.close'(_input, context) {
      await context.switchWorkspace({ kind: 'none' });
      return {};
    },
    'project.describe'(_input, { workspace }) {
      return workspace.folder === undefined ? null : viewProject(workspace);
    },
  };
