import { useEffect, useMemo, useState } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { type DraftState, recipeOf } from '../../../app/contract/recipe-draft.ts';
import type { Settings } from '../../../app/contract/settings.ts';
import { useCommands } from '../../commands/commands.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { RequestFailed, request } from '../../engine/client.ts';
import type { Dataset } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { useSettings } from '../../settings/settings.tsx';
import { usePanels } from '../../shell/panels.tsx';
import { text } from '../../text/text.ts';
import { AddStep, type Operation } from './AddStep.tsx';
import { Compare } from './compare/Compare.tsx';
import { changeBase, changeStep, insertSteps, stepsFromText, stepsText, switchStep } from './draft-edits.ts';
import { ParameterPanel } from './ParameterPanel.tsx';
import { PlanStrip } from './PlanStrip.tsx';
import { type PreviewMode, PreviewPane } from './PreviewPane.tsx';
import { defaultParameters } from './parameter-controls.ts';
import styles from './RecipeScreen.module.css';
import { StepList } from './StepList.tsx';
import type { RecipeDraft } from './use-draft.ts';
import { useOriginals } from './use-originals.ts';
import { usePreview, type WantedTile } from './use-preview.ts';
import { useRunStart } from './use-run-start.ts';
import { useSeeds } from './use-seeds.ts';

interface RecipeStudioProps {
  readonly dataset: Dataset;
  readonly draft: RecipeDraft;
  readonly state: DraftState;
  readonly operations: readonly Operation[];
  readonly items: CommandOutput<'dataset.items'>['items'];
  readonly onShowRuns: () => void;
}

const tileCount = 12;

/** Steps, preview, parameters and plan of one recipe, side by side. */
export function RecipeStudio({ dataset, draft, state, operations, items, onShowRuns }: RecipeStudioProps) {
  const [selected, setSelected] = useState(0);
  const [adding, setAdding] = useState(false);
  const [item, setItem] = useState(items[0]?.path ?? '');
  const [mode, setMode] = useState<PreviewMode>('draws');
  const [focused, setFocused] = useState(0);
  const [comparing, setComparing] = useState(false);
  const [showOriginals, setShowOriginals] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { starting, start } = useRunStart({ started: onShowRuns, failed: setTrouble });
  const { settings } = useSettings();
  const seeds = useSeeds(state, draft.commit);

  const plain = useMemo(() => plainTiles(mode, item, items), [mode, item, items]);
  const wanted = plain.map((tile, index) => seeds.pins.get(pinKey(tile, index)) ?? tile);
  const preview = usePreview({
    ...{ datasetId: dataset.id, state, tiles: wanted, draft: draft.moving },
    fullSize: previewPixels(settings.previewSize),
  });
  const originals = useOriginals(dataset.id, [item, ...(showOriginals ? plain.map((tile) => tile.item) : [])]);
  const plan = useQuery('recipe.plan', { datasetId: dataset.id, recipe: recipeOf(state) }, null).query;

  const step = state.steps[Math.min(selected, state.steps.length - 1)];
  const at = step === undefined ? -1 : state.steps.indexOf(step);
  const copies = typeof state.base.copies === 'number' ? state.base.copies : null;

  const add = (operation: Operation): void => {
    setAdding(false);
    const side = originals.get(item) ?? { width: 224, height: 224 };
    const parameters = defaultParameters(operation.parameters, side);
    const place = at + 1;
    draft.commit(insertSteps(state, place, [{ op: operation.name, ...parameters }]));
    setSelected(place);
  };
  const copy = (index: number): void => {
    const copied = state.steps[index];
    if (copied !== undefined) request('shell.copyText', { text: stepsText([copied]) }).catch(setTrouble);
  };
  const paste = async (place: number): Promise<void> => {
    const steps = stepsFromText((await request('shell.pasteText', {})).text);
    setTrouble(steps === null ? nothingToPaste() : null);
    if (steps === null) return;
    draft.commit(insertSteps(state, place, steps));
    setSelected(place);
  };
  const run = (): void => start({ datasetId: dataset.id, recipe: recipeOf(state), recipeName: state.name });
  useCommands({
    'edit.undo': { run: draft.undo, disabled: draft.canUndo ? null : text('command.needs.undo') },
    'edit.redo': { run: draft.redo, disabled: draft.canRedo ? null : text('command.needs.redo') },
    'run.primary': { run, disabled: starting ? text('run.starting') : null },
    'recipe.addStep': () => setAdding(true),
    'recipe.reroll': seeds.reroll,
    'recipe.previousSeeds': {
      run: () => seeds.back?.(),
      disabled: seeds.back === null ? text('recipe.noSeeds') : null,
    },
    'recipe.compare': () => setComparing(!comparing),
    'recipe.originals': { run: () => setShowOriginals(true), release: () => setShowOriginals(false) },
  });
  const panels = usePanels();
  // A dataset that was imported anew may not have the picture any more.
  useEffect(() => {
    if (!items.some(({ path }) => path === item)) setItem(items[0]?.path ?? '');
  }, [items, item]);

  if (comparing && wanted[focused] !== undefined) {
    return (
      <Compare
        {...{ state, preview }}
        datasetId={dataset.id}
        tiles={wanted}
        index={focused}
        showBefore={showOriginals}
        onIndex={setFocused}
        onClose={() => setComparing(false)}
      />
    );
  }
  return (
    <>
      {trouble !== null && (
        <div className={styles.error}>
          <ErrorNote error={trouble} />
        </div>
      )}
      <div className={styles.panes} data-steps={panels.filter} data-parameters={panels.inspector}>
        {panels.filter && (
          <StepList
            {...{ state, selected: at }}
            empty={text('recipe.noSteps')}
            onCopy={copy}
            onPaste={(place) => void paste(place).catch(setTrouble)}
            onSelect={setSelected}
            onEdit={draft.commit}
            onAdd={() => setAdding(true)}
          />
        )}
        <PreviewPane
          items={items.map(({ path }) => path)}
          {...{ item, mode, wanted, preview, showOriginals }}
          onItem={setItem}
          onMode={setMode}
          seed={seeds.seed}
          onSeed={seeds.change}
          onReroll={seeds.reroll}
          onBack={seeds.back}
          rerolls={seeds.rerolls}
          pinned={new Set(plain.flatMap((tile, index) => (seeds.pins.has(pinKey(tile, index)) ? [index] : [])))}
          onPin={(index) => {
            const tile = plain[index];
            if (tile !== undefined) seeds.pin(pinKey(tile, index), tile);
          }}
          originals={new Map([...originals].map(([path, { picture }]) => [path, picture]))}
          onShowOriginals={setShowOriginals}
          focused={focused}
          onFocused={setFocused}
          onCompare={() => setComparing(true)}
          copies={copies ?? tileCount}
        />
        {panels.inspector &&
          (step === undefined ? (
            <p className={styles.nothing}>{text('recipe.nothingSelected')}</p>
          ) : (
            <ParameterPanel
              key={step.key}
              draft={step}
              operations={operations}
              onSwitch={(on) => draft.commit(switchStep(state, at, on))}
              onMove={(next) => draft.move(changeStep(state, at, (old) => ({ ...old, step: next })))}
              onRelease={draft.release}
              onCommit={(next) => draft.commit(changeStep(state, at, (old) => ({ ...old, step: next })))}
            />
          ))}
      </div>
      <PlanStrip
        plan={plan.state === 'ready' ? plan.value : null}
        copies={copies}
        onCopies={(next) => draft.commit(changeBase(state, { copies: next }))}
        cost={preview.cost}
        onRun={run}
        starting={starting}
      />
      {adding && <AddStep operations={operations} onChoose={add} onClose={() => setAdding(false)} />}
    </>
  );
}

const nothingToPaste = () =>
  new RequestFailed({ kind: 'expected', error: { code: 'recipe.syntax', message: text('recipe.pasteNothing') } });

/** The edge of a tile's picture: as set, or what the window has room for. */
function previewPixels(size: Settings['previewSize']): number {
  if (size !== 'auto') return Number(size);
  return window.innerWidth * window.devicePixelRatio >= 1680 ? 512 : 256;
}

/** Twelve draws of one picture, or the first draw of twelve. */
function plainTiles(mode: PreviewMode, item: string, items: RecipeStudioProps['items']): readonly WantedTile[] {
  if (item === '') return [];
  if (mode === 'draws') return Array.from({ length: tileCount }, (_, index) => ({ item, copy: index + 1 }));
  const first = Math.max(
    0,
    items.findIndex(({ path }) => path === item),
  );
  return Array.from({ length: Math.min(tileCount, items.length) }, (_, index) => ({
    item: items[(first + index) % items.length]?.path ?? item,
    copy: 1,
  }));
}

/** A pin holds a draw of a picture at its place. */
const pinKey = (tile: WantedTile, index: number): string => `${index} ${tile.copy} ${tile.item}`;
