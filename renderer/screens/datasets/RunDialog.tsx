import { FileUp, Play } from 'lucide-react';
import { useId, useState } from 'react';
import type { CommandOutput } from '../../../app/contract/commands.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import field from '../../controls/Field.module.css';
import { request } from '../../engine/client.ts';
import type { Dataset } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { text } from '../../text/text.ts';
import styles from './RunDialog.module.css';
import { seedOf, stepLines } from './recipe-steps.ts';

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  /** Under which the history keeps it. */
  readonly recipeName: string;
  readonly recipe: unknown;
}

/** Choose a recipe, see its steps, set the seed, run. */
export function RunDialog({ dataset, onClose }: { readonly dataset: Dataset; readonly onClose: () => void }) {
  const { query } = useQuery('recipe.list', { datasetId: dataset.id }, null);
  const [fromFile, setFromFile] = useState<Choice | null>(null);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [typedSeed, setTypedSeed] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const saved = query.state === 'ready' ? latestVersions(query.value) : [];
  const choices = fromFile === null ? saved : [fromFile, ...saved];
  const chosen = choices.find((choice) => choice.key === chosenKey) ?? choices[0];
  const seed = Number(typedSeed ?? seedOf(chosen?.recipe));
  const seedIsValid = Number.isSafeInteger(seed) && seed >= 0 && typedSeed?.trim() !== '';

  const pickFile = async (): Promise<void> => {
    setError(null);
    const path = await window.twelvefold.pickFile('recipe');
    if (path === null) return;
    const { name, recipe } = await request('shell.readRecipe', { path });
    setFromFile({ key: 'file', name, detail: path, recipeName: name.replace(/\.(json|ya?ml)$/i, ''), recipe });
    setChosenKey('file');
    setTypedSeed(null);
  };
  const start = async (): Promise<void> => {
    if (chosen === undefined) return;
    setError(null);
    setStarting(true);
    try {
      await request('run.start', { datasetId: dataset.id, recipe: chosen.recipe, recipeName: chosen.recipeName, seed });
      onClose();
    } catch (failure) {
      setError(failure);
      setStarting(false);
    }
  };

  return (
    <Dialog
      title={text('run.title', { name: dataset.name })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{text('dialog.cancel')}</Button>
          <Button
            look="primary"
            icon={<Play aria-hidden="true" />}
            disabled={chosen === undefined || !seedIsValid || starting}
            onClick={() => void start()}
          >
            {text(starting ? 'run.starting' : 'run.start')}
          </Button>
        </>
      }
    >
      <RecipeChoice
        choices={choices}
        chosen={chosen}
        onChoose={(key) => {
          setChosenKey(key);
          setTypedSeed(null);
        }}
      />
      {query.state === 'ready' && choices.length === 0 && <p className={styles.none}>{text('run.none')}</p>}
      <Button
        className={styles.file}
        icon={<FileUp aria-hidden="true" />}
        onClick={() => void pickFile().catch(setError)}
      >
        {text('run.fromFile')}
      </Button>
      {chosen !== undefined && <Steps recipe={chosen.recipe} />}
      <SeedField value={typedSeed ?? String(seed)} valid={seedIsValid} onChange={setTypedSeed} />
      {query.state === 'failed' && <ErrorNote error={query.error} />}
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  );
}

interface RecipeChoiceProps {
  readonly choices: readonly Choice[];
  readonly chosen: Choice | undefined;
  readonly onChoose: (key: string) => void;
}

function RecipeChoice({ choices, chosen, onChoose }: RecipeChoiceProps) {
  const group = useId();
  if (choices.length === 0) return null;
  return (
    <fieldset className={styles.choices}>
      <legend className={field.label}>{text('run.recipe')}</legend>
      {choices.map((choice) => (
        <label key={choice.key} className={styles.choice}>
          <input type="radio" name={group} checked={choice.key === chosen?.key} onChange={() => onChoose(choice.key)} />
          <span>{choice.name}</span>
          <span className={styles.detail}>{choice.detail}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Steps({ recipe }: { readonly recipe: unknown }) {
  const lines = stepLines(recipe);
  if (lines.length === 0) return null;
  return (
    <section className={field.field}>
      <h3 className={field.label}>{text('run.steps')}</h3>
      <ol className={styles.steps}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recipe may hold the same step twice, and the list is not edited here
          <li key={i}>
            <span>{line.name}</span>
            <span className={styles.detail}>{line.share}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SeedFieldProps {
  readonly value: string;
  readonly valid: boolean;
  readonly onChange: (value: string) => void;
}

function SeedField({ value, valid, onChange }: SeedFieldProps) {
  const id = useId();
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {text('run.seed')}
      </label>
      <input
        id={id}
        className={`${field.input} ${field.short}`}
        inputMode="numeric"
        value={value}
        aria-invalid={!valid}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className={valid ? field.help : field.wrong}>
        {valid ? text('run.seed.help') : text('run.seed.invalid', { max: Number.MAX_SAFE_INTEGER })}
      </p>
    </div>
  );
}

/** The newest version of each recipe, newest first. */
function latestVersions(versions: CommandOutput<'recipe.list'>): readonly Choice[] {
  const newest = new Map<string, CommandOutput<'recipe.list'>[number]>();
  for (const version of versions) {
    const known = newest.get(version.name);
    if (known === undefined || known.version < version.version) newest.set(version.name, version);
  }
  return [...newest.values()]
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
    .map(({ id, name, version, recipe }) => ({
      key: id,
      name,
      detail: text('run.version', { version }),
      recipeName: name,
      recipe,
    }));
}
