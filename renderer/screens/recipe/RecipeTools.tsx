import { useState } from 'react';
import { draftOf, recipeOf } from '../../../app/contract/recipe-draft.ts';
import { useCommands } from '../../commands/commands.tsx';
import { MenuButton } from '../../controls/MenuButton.tsx';
import { request } from '../../engine/client.ts';
import { text } from '../../text/text.ts';
import { SavedMark } from './DraftTools.tsx';
import { insertSteps, stepsText } from './draft-edits.ts';
import { type Preset, Presets } from './Presets.tsx';
import styles from './RecipeScreen.module.css';
import type { RecipeDraft } from './use-draft.ts';
import type { TwoStates } from './use-two-states.ts';

interface RecipeToolsProps {
  readonly draft: RecipeDraft;
  readonly two: TwoStates;
  readonly presets: readonly Preset[];
  readonly onTrouble: (error: unknown) => void;
}

/** What acts on the recipe as a whole: two states, presets and files. */
export function RecipeTools({ draft, two, presets, onTrouble }: RecipeToolsProps) {
  const [choosing, setChoosing] = useState(false);
  const { state } = draft;
  const attempt = (what: () => Promise<void>): void => {
    onTrouble(null);
    what().catch(onTrouble);
  };
  const open = async (): Promise<void> => {
    const path = await window.twelvefold.pickFile('recipe');
    if (path === null) return;
    const file = await request('shell.readRecipe', { path });
    const { recipe } = await request('recipe.check', { recipe: file.recipe });
    draft.commit(draftOf(file.name.replace(/\.(json|ya?ml)$/i, ''), recipe));
  };
  const save = async (): Promise<void> => {
    if (state !== null) await request('shell.saveRecipe', { name: state.name, recipe: { ...recipeOf(state) } });
  };
  const ready = state !== null;
  useCommands({
    'recipe.flip': ready ? two.flip : null,
    'recipe.presets': ready ? () => setChoosing(true) : null,
    'recipe.openFile': ready ? () => attempt(open) : null,
    'recipe.saveFile': ready ? () => attempt(save) : null,
  });
  return (
    <>
      <SavedMark saving={draft.saving} />
      <div className={styles.letters} role="radiogroup" aria-label={text('recipe.two')}>
        {(['A', 'B'] as const).map((letter) => (
          // biome-ignore lint/a11y/useSemanticElements: a segmented control, drawn as buttons
          <button
            key={letter}
            type="button"
            role="radio"
            aria-checked={two.shown === letter}
            aria-label={text('recipe.two.letter', { letter })}
            title={text('recipe.two.keys')}
            disabled={state === null}
            onClick={() => letter !== two.shown && two.flip()}
          >
            {letter}
          </button>
        ))}
      </div>
      {state !== null && (
        <MenuButton
          label={text('recipe.actions')}
          entries={[
            { label: text('recipe.actions.presets'), onChoose: () => setChoosing(true) },
            { label: text('recipe.actions.open'), onChoose: () => attempt(open) },
            {
              label: text('recipe.actions.save'),
              onChoose: () => attempt(save),
            },
            {
              label: text('recipe.actions.copyAll'),
              disabled: state.steps.length === 0,
              onChoose: () =>
                attempt(async () => {
                  await request('shell.copyText', { text: stepsText(state.steps) });
                }),
            },
          ]}
        />
      )}
      {choosing && state !== null && (
        <Presets
          presets={presets}
          onClose={() => setChoosing(false)}
          onChoose={({ steps }) => {
            setChoosing(false);
            draft.commit(insertSteps({ ...state, steps: [] }, 0, steps));
          }}
        />
      )}
    </>
  );
}
