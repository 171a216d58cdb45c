import type { Project } from '../engine/project.tsx';

/** The screens of the rail, top to bottom; Ctrl+1 opens the first. Settings is at its end, under Ctrl+comma. */
export const placeNames = ['home', 'datasets', 'browse', 'recipe', 'balance', 'runs', 'history', 'settings'] as const;
export type Place = (typeof placeNames)[number];

/** Without a project there are Home and Settings; tables are balanced where there are some. */
export function isOpenTo(place: Place, project: Project | null): boolean {
  if (place === 'home' || place === 'settings') return true;
  if (place === 'balance') return project?.datasets.some(({ kind }) => kind === 'tabular') === true;
  return project !== null;
}
