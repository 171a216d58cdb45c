import type { ComponentType } from 'react';
import { About } from './about.tsx';
import { ClassColors, Density, Memory, Motion, PreviewSize, SingleKeys, TextSize, Theme, Workers } from './choices.tsx';
import { CacheLimit, ProjectsFolder } from './files.tsx';
import { Diagnostics, Local, Logs } from './privacy.tsx';
import { Shortcuts } from './Shortcuts.tsx';

/** What the settings screen shows, in order. `name` gives the words: `settings.<name>` and `settings.<name>.help`. */

export const settingsGroups = ['appearance', 'performance', 'files', 'shortcuts', 'privacy', 'about'] as const;
export type SettingsGroup = (typeof settingsGroups)[number];

export interface Entry {
  readonly group: SettingsGroup;
  readonly name: string;
  readonly Control: ComponentType;
}

export const entries: readonly Entry[] = [
  { group: 'appearance', name: 'theme', Control: Theme },
  { group: 'appearance', name: 'density', Control: Density },
  { group: 'appearance', name: 'textSize', Control: TextSize },
  { group: 'appearance', name: 'motion', Control: Motion },
  { group: 'appearance', name: 'classColors', Control: ClassColors },
  { group: 'performance', name: 'workers', Control: Workers },
  { group: 'performance', name: 'memoryGigabytes', Control: Memory },
  { group: 'performance', name: 'previewSize', Control: PreviewSize },
  { group: 'files', name: 'projectsFolder', Control: ProjectsFolder },
  { group: 'files', name: 'cacheMegabytes', Control: CacheLimit },
  { group: 'shortcuts', name: 'singleKeys', Control: SingleKeys },
  { group: 'shortcuts', name: 'shortcuts', Control: Shortcuts },
  { group: 'privacy', name: 'local', Control: Local },
  { group: 'privacy', name: 'logs', Control: Logs },
  { group: 'privacy', name: 'diagnostics', Control: Diagnostics },
  { group: 'about', name: 'about', Control: About },
];
