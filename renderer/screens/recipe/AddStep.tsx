import type { CommandOutput } from '../../../app/contract/commands.ts';
import { Catalogue, type CatalogueEntry } from '../../controls/Catalogue.tsx';
import { text, textOr } from '../../text/text.ts';
import { humanName } from './step-words.ts';

export type Operation = CommandOutput<'recipe.catalog'>['image'][number];

const groupOrder = ['geometry', 'color', 'noise-and-blur', 'occlusion', 'mixing', 'format'];

interface AddStepProps {
  readonly operations: readonly Operation[];
  readonly onChoose: (operation: Operation) => void;
  readonly onClose: () => void;
}

/** The catalogue of operations on pictures. */
export function AddStep({ operations, onChoose, onClose }: AddStepProps) {
  return (
    <Catalogue
      title={text('recipe.addTitle')}
      searchLabel={text('recipe.search')}
      listLabel={text('recipe.catalogue')}
      noMatch={(sought) => text('recipe.noMatch', { sought })}
      entries={[...operations].sort((a, b) => groupOf(a) - groupOf(b)).map(entryOf)}
      onChoose={(name) => {
        const chosen = operations.find((operation) => operation.name === name);
        if (chosen !== undefined) onChoose(chosen);
      }}
      onClose={onClose}
    />
  );
}

const groupOf = ({ group }: Operation): number => groupOrder.indexOf(group);

function entryOf({ name, group, summary }: Operation): CatalogueEntry {
  return {
    ...{ name, summary, title: humanName(name) },
    group: textOr(`recipe.group.${group}`, humanName(group)),
  };
}
