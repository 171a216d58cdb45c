import {
  CirclePlay,
  Database,
  FolderOutput,
  History,
  House,
  LayoutGrid,
  type LucideIcon,
  Scale,
  SlidersHorizontal,
} from 'lucide-react';
import { type Project, useProject } from '../engine/project.tsx';
import { isActive } from '../screens/runs/job-words.ts';
import { plural, text } from '../text/text.ts';
import { type Place, placeNames } from './places.ts';
import styles from './Rail.module.css';

const icons: Readonly<Record<Place, LucideIcon>> = {
  home: House,
  datasets: Database,
  browse: LayoutGrid,
  recipe: SlidersHorizontal,
  balance: Scale,
  runs: CirclePlay,
  history: History,
};

/** Without a project there is Home alone; tables are balanced where there are some. */
function isThere(place: Place, project: Project | null): boolean {
  if (place === 'balance') return project?.datasets.some(({ kind }) => kind === 'tabular') === true;
  return project !== null || place === 'home';
}

interface RailProps {
  readonly place: Place;
  readonly onGo: (place: Place) => void;
  /** The export wizard lies over the place. */
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** The places there are now. */
export function Rail({ place, onGo, exporting, onExport }: RailProps) {
  const { project, jobs } = useProject();
  const active = jobs.filter(isActive).length;
  return (
    <nav className={styles.rail} data-pane="places" aria-label={text('region.places')}>
      {placeNames
        .filter((target) => isThere(target, project))
        .map((target) => {
          const Icon = icons[target];
          return (
            <button
              key={target}
              type="button"
              className={styles.place}
              aria-current={target === place && !exporting ? 'page' : undefined}
              onClick={() => onGo(target)}
            >
              <Icon aria-hidden="true" />
              {text(`place.${target}`)}
              {target === 'runs' && active > 0 && (
                <span className={styles.badge}>
                  <span aria-hidden="true">{active}</span>
                  <span className="heard">{plural('count.running', active)}</span>
                </span>
              )}
            </button>
          );
        })}
      {project !== null && (
        <button
          type="button"
          className={styles.place}
          aria-current={exporting ? 'page' : undefined}
          aria-haspopup="dialog"
          onClick={onExport}
        >
          <FolderOutput aria-hidden="true" />
          {text('place.export')}
        </button>
      )}
    </nav>
  );
}
