import { CirclePlay, Database, History, House, LayoutGrid, SlidersHorizontal } from 'lucide-react';
import { useProject } from '../engine/project.tsx';
import { isActive } from '../screens/runs/job-words.ts';
import { plural, text } from '../text/text.ts';
import styles from './Rail.module.css';

export const placeNames = ['home', 'datasets', 'browse', 'recipe', 'runs', 'history'] as const;
export type Place = (typeof placeNames)[number];

const places = [
  { place: 'home', icon: House },
  { place: 'datasets', icon: Database },
  { place: 'browse', icon: LayoutGrid },
  { place: 'recipe', icon: SlidersHorizontal },
  { place: 'runs', icon: CirclePlay },
  { place: 'history', icon: History },
] as const;

/** The places there are now: without a project, Home alone. */
export function Rail({ place, onGo }: { readonly place: Place; readonly onGo: (place: Place) => void }) {
  const { project, jobs } = useProject();
  const active = jobs.filter(isActive).length;
  return (
    <nav className={styles.rail} aria-label={text('region.places')}>
      {places
        .filter((entry) => project !== null || entry.place === 'home')
        .map(({ place: target, icon: Icon }) => (
          <button
            key={target}
            type="button"
            className={styles.place}
            aria-current={target === place ? 'page' : undefined}
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
        ))}
    </nav>
  );
}
