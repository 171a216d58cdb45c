import type { CommandOutput } from '../../../app/contract/commands.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { text } from '../../text/text.ts';
import styles from './Presets.module.css';
import { stepName } from './step-words.ts';

export type Preset = CommandOutput<'recipe.catalog'>['presets'][number];

interface PresetsProps {
  readonly presets: readonly Preset[];
  readonly onChoose: (preset: Preset) => void;
  readonly onClose: () => void;
}

/** Recipes to begin with: choosing one replaces the steps, and undo brings them back. */
export function Presets({ presets, onChoose, onClose }: PresetsProps) {
  return (
    <Dialog title={text('recipe.presets.title')} onClose={onClose}>
      <p className={styles.lead}>{text('recipe.presets.lead')}</p>
      <ul className={styles.list}>
        {presets.map((preset) => (
          <li key={preset.name} className={styles.preset}>
            <div>
              <h3>{preset.name}</h3>
              <p>{preset.summary}</p>
              <p className={styles.steps}>{preset.steps.map(stepName).join(text('recipe.presets.join'))}</p>
            </div>
            <Button
              aria-label={text('recipe.presets.useNamed', { name: preset.name })}
              onClick={() => onChoose(preset)}
            >
              {text('recipe.presets.use')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
