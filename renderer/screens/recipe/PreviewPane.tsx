import { Dices, Eye, Pin } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { cacheUrl } from '../../../app/contract/cached-bytes.ts';
import { useCommands } from '../../commands/commands.tsx';
import { Button } from '../../controls/Button.tsx';
import { KeyCaps } from '../../controls/KeyCaps.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { text } from '../../text/text.ts';
import styles from './PreviewPane.module.css';
import { drawnWords } from './step-words.ts';
import type { Preview, ShownTile, WantedTile } from './use-preview.ts';

export type PreviewMode = 'draws' | 'pictures';

export interface PreviewPaneProps {
  readonly items: readonly string[];
  readonly item: string;
  readonly onItem: (item: string) => void;
  readonly mode: PreviewMode;
  readonly onMode: (mode: PreviewMode) => void;
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
  readonly onReroll: () => void;
  readonly onBack: (() => void) | null;
  readonly rerolls: number;
  readonly wanted: readonly WantedTile[];
  readonly pinned: ReadonlySet<number>;
  readonly onPin: (index: number) => void;
  readonly preview: Preview;
  /** Pictures as they are, by item; shown in place of the copies while asked for. */
  readonly originals: ReadonlyMap<string, string>;
  readonly showOriginals: boolean;
  readonly onShowOriginals: (show: boolean) => void;
  readonly copies: number;
  /** The tile that the keyboard is at. */
  readonly focused: number;
  readonly onFocused: (index: number) => void;
  readonly onCompare: () => void;
}

/** Twelve copies exactly as the run makes them. */
export function PreviewPane(props: PreviewPaneProps) {
  const { wanted, preview, pinned, onPin, focused, onFocused: setFocused, onCompare } = props;
  const grid = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 4, ArrowUp: -4 };
    const step = steps[event.key];
    if (step !== undefined && wanted[focused + step] !== undefined) {
      event.preventDefault();
      setFocused(focused + step);
      grid.current?.querySelectorAll<HTMLElement>('[role="gridcell"]')[focused + step]?.focus();
    }
    if (event.key === 'Enter' && (event.target as HTMLElement).role === 'gridcell') {
      event.preventDefault();
      onCompare();
    }
  };
  useCommands({ 'recipe.pin': () => onPin(focused) });
  return (
    <section className={styles.pane} data-pane="main" aria-label={text('recipe.preview')}>
      <PreviewHeader {...props} />
      <div className={styles.surround}>
        <div className={styles.busy} data-busy={preview.busy} aria-hidden="true" />
        {/* biome-ignore lint/a11y/useSemanticElements: a grid of pictures is no table */}
        <div ref={grid} className={styles.grid} role="grid" aria-label={text('recipe.tiles')} onKeyDown={onKeyDown}>
          {[0, 4, 8].map((first) => (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a grid of pictures; its cells take the focus
            <div key={first} className={styles.row} role="row">
              {wanted.slice(first, first + 4).map((tile, i) => (
                <Tile
                  // biome-ignore lint/suspicious/noArrayIndexKey: a tile is its place
                  key={first + i}
                  index={first + i}
                  wanted={tile}
                  shown={preview.tiles[first + i]}
                  original={props.showOriginals ? props.originals.get(tile.item) : undefined}
                  focusable={first + i === focused}
                  pinned={pinned.has(first + i)}
                  seed={tile.seed ?? props.seed}
                  onFocus={() => setFocused(first + i)}
                  onPin={() => onPin(first + i)}
                  onCompare={() => {
                    setFocused(first + i);
                    onCompare();
                  }}
                />
              ))}
            </div>
          ))}
        </div>
        <p className={styles.caption}>{preview.error ?? captionOf(props)}</p>
      </div>
    </section>
  );
}

function captionOf({ mode, item, copies, pinned, showOriginals }: PreviewPaneProps): string {
  if (showOriginals) return text('recipe.caption.originals');
  if (mode === 'pictures') return text('recipe.caption.pictures');
  const parts = [text('recipe.caption.draws', { n: Math.min(12, Math.max(1, copies)), item: baseName(item) })];
  if (copies < 12) parts.push(text('recipe.caption.more', { n: 12 - Math.max(1, copies) }));
  if (pinned.size > 0) parts.push(text('recipe.caption.pinned', { n: pinned.size }));
  return parts.join(text('recipe.caption.join'));
}

function PreviewHeader({
  items,
  item,
  onItem,
  mode,
  onMode,
  seed,
  onSeed,
  onReroll,
  onBack,
  rerolls,
  ...rest
}: PreviewPaneProps) {
  const [note, setNote] = useState<string | null>(null);
  return (
    <header className={styles.head}>
      <select
        className={styles.source}
        aria-label={text('recipe.source')}
        value={item}
        onChange={(event) => onItem(event.target.value)}
      >
        {items.map((path) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </select>
      <div className={styles.modes} role="radiogroup" aria-label={text('recipe.mode')}>
        {(['draws', 'pictures'] as const).map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: a segmented control, drawn as buttons
          <button key={name} type="button" role="radio" aria-checked={mode === name} onClick={() => onMode(name)}>
            {text(`recipe.mode.${name}`)}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={styles.eye}
        aria-label={text('recipe.originals')}
        title={text('recipe.originals')}
        aria-pressed={rest.showOriginals}
        onClick={() => rest.onShowOriginals(!rest.showOriginals)}
      >
        <Eye aria-hidden="true" />
      </button>
      <span className={styles.space} />
      <span className={styles.seedNote} role="status">
        {note ?? (rerolls > 0 ? text('recipe.rerolls', { n: rerolls }) : '')}
      </span>
      {onBack !== null && (
        <Button look="ghost" onClick={onBack}>
          {text('recipe.back')} <KeyCaps keys="Shift+R" />
        </Button>
      )}
      <span className={styles.seedLabel} aria-hidden="true">
        {text('run.seed')}
      </span>
      <NumberField
        label={text('run.seed')}
        value={seed}
        min={0}
        max={Number.MAX_SAFE_INTEGER}
        integer
        wide
        onCommit={onSeed}
        onNote={setNote}
      />
      <Button icon={<Dices aria-hidden="true" />} onClick={onReroll}>
        {text('recipe.reroll')} <KeyCaps keys="R" />
      </Button>
    </header>
  );
}

interface TileProps {
  readonly index: number;
  readonly wanted: WantedTile;
  readonly shown: ShownTile | undefined;
  readonly original: string | undefined;
  readonly focusable: boolean;
  readonly pinned: boolean;
  readonly seed: number;
  readonly onFocus: () => void;
  readonly onPin: () => void;
  readonly onCompare: () => void;
}

function Tile({ index, wanted, shown, original, focusable, pinned, seed, onFocus, onPin, onCompare }: TileProps) {
  const tile = shown?.tile;
  const picture = original ?? tile?.picture ?? null;
  const name = text('recipe.tile', { n: index + 1, item: baseName(wanted.item), copy: wanted.copy });
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useKeyWithClickEvents: a cell of the grid of pictures, which has the keys
    <div
      role="gridcell"
      className={styles.tile}
      tabIndex={focusable ? 0 : -1}
      aria-label={[name, pinned ? text('recipe.pinned') : null, tile?.failure?.message].filter(Boolean).join(', ')}
      data-picture={tile?.picture ?? ''}
      data-old={shown?.old === true}
      data-pinned={pinned}
      onFocus={onFocus}
      onClick={onCompare}
    >
      {picture !== null && <img src={cacheUrl(picture)} alt="" draggable={false} />}
      {tile?.failure != null && <p className={styles.failure}>{tile.failure.message}</p>}
      {tile !== undefined && tile.failure === null && (
        <div className={styles.drawn} aria-hidden="true">
          <p>
            <strong>{text('recipe.draw', { n: wanted.copy })}</strong>
            <span className={styles.mono}>{text('recipe.seedIs', { seed: String(seed) })}</span>
          </p>
          {tile.operations.map((operation, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same operation may be drawn twice
            <p key={i}>{drawnWords(operation)}</p>
          ))}
          {tile.operations.length === 0 && <p>{text('recipe.nothingDrawn')}</p>}
        </div>
      )}
      <button
        type="button"
        className={styles.pin}
        tabIndex={-1}
        aria-label={text(pinned ? 'recipe.unpin' : 'recipe.pin', { n: index + 1 })}
        aria-pressed={pinned}
        onClick={(event) => {
          event.stopPropagation();
          onPin();
        }}
      >
        <Pin aria-hidden="true" />
      </button>
    </div>
  );
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
