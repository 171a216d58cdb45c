import { ChevronLeft, Columns2, Contrast, SquareSplitHorizontal } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { cacheUrl } from '../../../../app/contract/cached-bytes.ts';
import type { DraftState } from '../../../../app/contract/recipe-draft.ts';
import { Button } from '../../../controls/Button.tsx';
import { KeyCaps } from '../../../controls/KeyCaps.tsx';
import { useZoom, ZoomControls } from '../../../controls/ZoomControls.tsx';
import { text } from '../../../text/text.ts';
import { drawnWords, stepName, stepSummary } from '../step-words.ts';
import type { Preview, WantedTile } from '../use-preview.ts';
import styles from './Compare.module.css';
import { type CompareMode, CompareStage } from './CompareStage.tsx';
import { Histogram } from './Histogram.tsx';
import { useCompared } from './use-compared.ts';

interface CompareProps {
  readonly datasetId: string;
  readonly state: DraftState;
  readonly tiles: readonly WantedTile[];
  readonly preview: Preview;
  readonly index: number;
  /** While held: the earlier picture alone. */
  readonly showBefore: boolean;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
}

const modes: readonly { readonly mode: CompareMode; readonly icon: ReactNode }[] = [
  { mode: 'split', icon: <SquareSplitHorizontal aria-hidden="true" /> },
  { mode: 'side', icon: <Columns2 aria-hidden="true" /> },
  { mode: 'difference', icon: <Contrast aria-hidden="true" /> },
];

/** One copy beside the picture it came from, or beside any point of the recipe on the way. */
export function Compare({ datasetId, state, tiles, preview, index, showBefore, onIndex, onClose }: CompareProps) {
  const tile = tiles[index] as WantedTile;
  const [from, setFrom] = useState(0);
  const [mode, setMode] = useState<CompareMode>('split');
  const [fitted, setFitted] = useState(1);
  const zoom = useZoom(fitted);
  const root = useRef<HTMLElement>(null);
  const compared = useCompared({ datasetId, state, tile, from: Math.min(from, state.steps.length) });
  useEffect(() => root.current?.querySelector<HTMLElement>('[role="slider"]')?.focus(), []);
  const go = (to: number): void => {
    if (tiles[to] !== undefined) onIndex(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = new Map<string, () => void>([
      ['ArrowLeft', () => go(index - 1)],
      ['ArrowRight', () => go(index + 1)],
      ['Escape', onClose],
    ]);
    const isRadio = (event.target as HTMLElement).matches('input');
    const act = actions.get(event.key);
    if (act === undefined || (isRadio && event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const beforeName = nameOfPoint(state, from);
  return (
    <section
      ref={root}
      className={styles.compare}
      data-pane="main"
      aria-label={text('compare.title')}
      onKeyDown={onKeyDown}
    >
      <header className={styles.toolbar}>
        <Button look="ghost" icon={<ChevronLeft aria-hidden="true" />} onClick={onClose}>
          {text('place.recipe')}
        </Button>
        <h1>{text('compare.of', { item: tile.item.slice(tile.item.lastIndexOf('/') + 1), copy: tile.copy })}</h1>
        <span className={styles.space} />
        <div className={styles.modes} role="radiogroup" aria-label={text('compare.mode')}>
          {modes.map(({ mode: name, icon }) => (
            // biome-ignore lint/a11y/useSemanticElements: a segmented control, drawn as buttons
            <button key={name} type="button" role="radio" aria-checked={mode === name} onClick={() => setMode(name)}>
              {icon}
              {text(`compare.mode.${name}`)}
            </button>
          ))}
        </div>
        <ZoomControls zoom={zoom} />
      </header>
      <div className={styles.body}>
        <div className={styles.main}>
          <CompareStage {...{ compared, mode, beforeName, showBefore }} zoom={zoom.chosen} onFitted={setFitted} />
          {compared.error !== null && (
            <p className={styles.error} role="alert">
              {compared.error}
            </p>
          )}
          <FilmStrip tiles={tiles} preview={preview} index={index} onIndex={onIndex} />
        </div>
        <aside className={styles.aside} aria-label={text('compare.facts')}>
          <Histogram before={compared.before?.levels ?? null} after={compared.after?.levels ?? null} />
          <ComparePoints state={state} from={from} onFrom={setFrom} />
          <section className={styles.section}>
            <h2>{text('compare.drawn')}</h2>
            {compared.operations.length === 0 && <p>{text('recipe.nothingDrawn')}</p>}
            <ol className={styles.drawn}>
              {compared.operations.map((operation, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same operation may be drawn twice
                <li key={i}>{drawnWords(operation)}</li>
              ))}
            </ol>
            {compared.after !== null && (
              <p className={styles.size}>
                {text('compare.size', { width: compared.after.width, height: compared.after.height })}
              </p>
            )}
          </section>
        </aside>
      </div>
    </section>
  );
}

/** Before which steps the earlier picture is taken: the original, or after any step but the last. */
function ComparePoints({
  state,
  from,
  onFrom,
}: {
  readonly state: DraftState;
  readonly from: number;
  readonly onFrom: (from: number) => void;
}) {
  const points = Array.from({ length: Math.max(1, state.steps.length) }, (_, count) => count);
  return (
    <fieldset className={styles.section}>
      <legend>
        {text('compare.from')} <KeyCaps keys="\" />
      </legend>
      {points.map((count) => {
        const step = state.steps[count - 1];
        return (
          <label key={count} className={styles.point} data-chosen={from === count}>
            <input type="radio" name="compare-from" checked={from === count} onChange={() => onFrom(count)} />
            <span>
              {count === 0 ? text('compare.original') : text('compare.afterStep', { step: stepName(step?.step ?? {}) })}
            </span>
            <span className={styles.summary}>{step === undefined ? '' : stepSummary(step.step)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function FilmStrip({ tiles, preview, index, onIndex }: Pick<CompareProps, 'tiles' | 'preview' | 'index' | 'onIndex'>) {
  return (
    <nav className={styles.strip} aria-label={text('compare.strip')}>
      {tiles.map((tile, at) => {
        const picture = preview.tiles[at]?.tile.picture ?? null;
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a tile is its place
            key={at}
            type="button"
            aria-label={text('recipe.tile', { n: at + 1, item: tile.item, copy: tile.copy })}
            aria-current={at === index}
            onClick={() => onIndex(at)}
          >
            {picture !== null && <img src={cacheUrl(picture)} alt="" draggable={false} />}
          </button>
        );
      })}
    </nav>
  );
}

function nameOfPoint(state: DraftState, from: number): string {
  const step = state.steps[from - 1];
  return step === undefined ? text('compare.original') : text('compare.afterStep', { step: stepName(step.step) });
}
