import { Image, ImageUpscale } from 'lucide-react';
import { type BrowseScope, scopeKey } from '../../../app/contract/browse.ts';
import type { Project } from '../../engine/project.tsx';
import { formatNumber, plural, text } from '../../text/text.ts';
import styles from './BrowseScreen.module.css';
import { type BrowseState, freshState, tileSizes } from './browse-state.ts';

interface ToolbarProps {
  readonly project: Project;
  readonly state: BrowseState;
  readonly onState: (change: Partial<BrowseState>) => void;
  /** Null while it is being counted. */
  readonly matching: number | null;
  readonly total: number;
  /** Pictures have a size to choose. */
  readonly withSize: boolean;
}

/** What is shown and how much of it, and in which size. */
export function Toolbar({ project, state, onState, matching, total, withSize }: ToolbarProps) {
  return (
    <div className={styles.toolbar}>
      <h1>{text('browse.title')}</h1>
      <p className={styles.count}>
        <strong>{matching === null ? '…' : formatNumber(matching)}</strong>{' '}
        {text('browse.ofSamples', { samples: plural('count.samples', total) })}
      </p>
      <span className={styles.space} />
      <ScopeChoice
        project={project}
        scope={state.scope}
        onChoose={(scope) => onState(freshState(scope, state.tileSize))}
      />
      {withSize && (
        <label className={styles.size}>
          <Image aria-hidden="true" />
          <input
            type="range"
            aria-label={text('browse.tileSize')}
            aria-valuetext={text('browse.pixels', { n: state.tileSize })}
            min={0}
            max={tileSizes.length - 1}
            step={1}
            value={Math.max(
              0,
              tileSizes.findIndex((size) => size >= state.tileSize),
            )}
            onChange={(event) => onState({ tileSize: tileSizes[Number(event.target.value)] ?? tileSizes[1] })}
          />
          <ImageUpscale aria-hidden="true" />
        </label>
      )}
    </div>
  );
}

interface ScopeChoiceProps {
  readonly project: Project;
  readonly scope: BrowseScope;
  readonly onChoose: (scope: BrowseScope) => void;
}

function ScopeChoice({ project, scope, onChoose }: ScopeChoiceProps) {
  const finished = project.runs.filter((run) => run.finishedAt !== null);
  const scopes = new Map<string, BrowseScope>();
  const option = (of: BrowseScope, label: string) => {
    scopes.set(scopeKey(of), of);
    return (
      <option key={scopeKey(of)} value={scopeKey(of)}>
        {label}
      </option>
    );
  };
  return (
    <select
      className={styles.scope}
      aria-label={text('browse.scope')}
      value={scopeKey(scope)}
      onChange={(event) => {
        const chosen = scopes.get(event.target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <optgroup label={text('browse.scope.datasets')}>
        {project.datasets.map(({ id, name }) => option({ kind: 'dataset', datasetId: id }, name))}
      </optgroup>
      {finished.length > 0 && (
        <optgroup label={text('browse.scope.runs')}>
          {finished.map(({ id, number, title }) =>
            option({ kind: 'run', runId: id }, text('browse.scope.run', { number, title })),
          )}
        </optgroup>
      )}
    </select>
  );
}
