import {
  CirclePlay,
  Database,
  FolderOutput,
  History,
  House,
  LayoutGrid,
  type LucideIcon,
  Scale,
  Settings as SettingsIcon,
  SlidersHorizontal,
} from 'lucide-react';
import { useProject } from '../engine/project.tsx';
import { isActive } from '../screens/runs/job-words.ts';
import { plural, text } from '../text/text.ts';
import { isOpenTo, type Place, placeNames } from './places.ts';
import styles from './Rail.module.css';

const icons: Readonly<Record<Place, LucideIcon>> = {
  home: House,
  datasets: Database,
  browse: LayoutGrid,
  recipe: SlidersHorizontal,
  balance: Scale,
  runs: CirclePlay,
  history: History,
  settings: SettingsIcon,
};

interface RailProps {
  readonly place: Place;
  readonly onGo: (place: Place) => void;
  /** The export wizard lies over the place. */
  readonly exporting: boolean;
  readonly onExport: () => void;
}

/** The places there are now. */
export function Rail({ place, onGo, exporting, onExport }: RailProps) {
  const { project } = useProject();
  const button = (target: Place) => (
    <PlaceButton key={target} target={target} current={target === place && !exporting} onGo={onGo} />
  );
  const shown = placeNames.filter((target) => isOpenTo(target, project));
  return (
    <nav className={styles.rail} data-pane="places" aria-label={text('region.places')}>
      {shown.filter((target) => target !== 'settings').map(button)}
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
      {button('settings')}
    </nav>
  );
}

interface PlaceButtonProps {
  readonly target: Place;
  readonly current: boolean;
  readonly onGo: (place: Place) => void;
}

function PlaceButton({ target, current, onGo }: PlaceButtonProps) {
  const active = useProject().jobs.filter(isActive).length;
  const Icon = icons[target];
  return (
    <button
      type="button"
      className={styles.place}
      data-place={target}
      aria-current={current ? 'page' : undefined}
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
}
