import { type Place, placeNames } from '../shell/places.ts';

/**
 * Every command of the window: the menus, the shortcuts, the palette and the sheet of shortcuts all read this one table. What
 * a command does, the screen that has it says with `useCommands`; its words are `command.<id>` of the messages.
 */

export type CommandGroup = 'file' | 'edit' | 'view' | 'go' | 'samples' | 'recipe' | 'run' | 'window' | 'help';

/** What must be there for a command, in the words of `command.needs.<need>`, which the palette gives as the reason. */
export type CommandNeed =
  | 'nothing'
  | 'project'
  | 'undo'
  | 'redo'
  | 'search'
  | 'primary'
  | 'job'
  | 'panel'
  | 'recipe'
  | 'browse'
  | 'loupe'
  | 'zoom';

export interface CommandDefinition {
  readonly group: CommandGroup;
  /** As `chords.ts` writes them; the first is the one that is shown. None: palette and menu only. */
  readonly keys: readonly string[];
  readonly needs: CommandNeed;
  /** Its keys act only while the focus is in the pane of that name (`data-pane`): elsewhere they mean something else. */
  readonly within?: string;
}

const define = <Table extends Readonly<Record<string, CommandDefinition>>>(table: Table): Table => table;

const table = define({
  'file.newProject': { group: 'file', keys: ['Ctrl+N'], needs: 'nothing' },
  'file.openProject': { group: 'file', keys: ['Ctrl+O'], needs: 'nothing' },
  'file.openRecent': { group: 'file', keys: ['Ctrl+Shift+O'], needs: 'nothing' },
  'file.openSample': { group: 'file', keys: ['Ctrl+Shift+S'], needs: 'nothing' },
  'file.openTableSample': { group: 'file', keys: [], needs: 'nothing' },
  'file.addFiles': { group: 'file', keys: [], needs: 'project' },
  'file.export': { group: 'file', keys: ['Ctrl+Shift+E'], needs: 'project' },
  'file.closeProject': { group: 'file', keys: ['Ctrl+Shift+W'], needs: 'project' },
  'file.quit': { group: 'file', keys: ['Ctrl+Q'], needs: 'nothing' },

  'edit.undo': { group: 'edit', keys: ['Ctrl+Z'], needs: 'undo' },
  'edit.redo': { group: 'edit', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], needs: 'redo' },
  'edit.find': { group: 'edit', keys: ['Ctrl+F'], needs: 'search' },

  'view.palette': { group: 'view', keys: ['Ctrl+K'], needs: 'nothing' },
  'view.filter': { group: 'view', keys: ['Ctrl+B'], needs: 'panel' },
  'view.inspector': { group: 'view', keys: ['Ctrl+I'], needs: 'panel' },
  'view.nextPane': { group: 'view', keys: ['F6'], needs: 'nothing' },
  'view.previousPane': { group: 'view', keys: ['Shift+F6'], needs: 'nothing' },
  'view.larger': { group: 'view', keys: ['Ctrl+Plus', 'Ctrl+='], needs: 'nothing' },
  'view.smaller': { group: 'view', keys: ['Ctrl+-'], needs: 'nothing' },
  'view.actualSize': { group: 'view', keys: ['Ctrl+0'], needs: 'nothing' },
  'view.fullScreen': { group: 'view', keys: ['F11'], needs: 'nothing' },

  'samples.grid': { group: 'samples', keys: ['G'], needs: 'loupe' },
  'samples.loupe': { group: 'samples', keys: ['E'], needs: 'browse' },
  'samples.zoomIn': { group: 'samples', keys: ['Plus', '='], needs: 'zoom' },
  'samples.zoomOut': { group: 'samples', keys: ['-'], needs: 'zoom' },
  'samples.zoomFit': { group: 'samples', keys: ['0'], needs: 'zoom' },

  'recipe.addStep': { group: 'recipe', keys: ['/'], needs: 'recipe' },
  'recipe.moveUp': { group: 'recipe', keys: ['Alt+ArrowUp'], needs: 'recipe', within: 'steps' },
  'recipe.moveDown': { group: 'recipe', keys: ['Alt+ArrowDown'], needs: 'recipe', within: 'steps' },
  'recipe.copySteps': { group: 'recipe', keys: ['Ctrl+C'], needs: 'recipe', within: 'steps' },
  'recipe.pasteSteps': { group: 'recipe', keys: ['Ctrl+V'], needs: 'recipe', within: 'steps' },
  'recipe.deleteStep': { group: 'recipe', keys: ['Delete'], needs: 'recipe', within: 'steps' },
  'recipe.reroll': { group: 'recipe', keys: ['R'], needs: 'recipe' },
  'recipe.previousSeeds': { group: 'recipe', keys: ['Shift+R'], needs: 'recipe' },
  'recipe.pin': { group: 'recipe', keys: ['P'], needs: 'recipe' },
  'recipe.compare': { group: 'recipe', keys: ['C'], needs: 'recipe' },
  'recipe.flip': { group: 'recipe', keys: ['X'], needs: 'recipe' },
  'recipe.presets': { group: 'recipe', keys: [], needs: 'recipe' },
  'recipe.openFile': { group: 'recipe', keys: [], needs: 'recipe' },
  'recipe.saveFile': { group: 'recipe', keys: [], needs: 'recipe' },
  'recipe.originals': { group: 'recipe', keys: ['\\'], needs: 'recipe' },

  'run.primary': { group: 'run', keys: ['Ctrl+Enter'], needs: 'primary' },
  'run.cancel': { group: 'run', keys: ['Ctrl+.'], needs: 'job' },

  'window.minimize': { group: 'window', keys: [], needs: 'nothing' },
  'window.maximize': { group: 'window', keys: [], needs: 'nothing' },

  'help.shortcuts': { group: 'help', keys: ['?'], needs: 'nothing' },
  'help.contents': { group: 'help', keys: ['F1'], needs: 'nothing' },
  'help.releaseNotes': { group: 'help', keys: [], needs: 'nothing' },
  'help.licenses': { group: 'help', keys: [], needs: 'nothing' },
  'help.about': { group: 'help', keys: [], needs: 'nothing' },
});

type TableId = keyof typeof table;
export type CommandId = TableId | `go.${Place}`;

/** The commands that open the screens, `go.<place>`, in the order of the rail: Ctrl+1 and so on. */
const going = placeNames.map((place, index): [CommandId, CommandDefinition] => [
  `go.${place}`,
  { group: 'go', keys: place === 'settings' ? ['Ctrl+,'] : index < 9 ? [`Ctrl+${index + 1}`] : [], needs: 'project' },
]);

export const commandTable = new Map<CommandId, CommandDefinition>([
  ...(Object.entries(table) as [TableId, CommandDefinition][]),
  ...going,
]);

export function definitionOf(id: CommandId): CommandDefinition {
  const definition = commandTable.get(id);
  if (definition === undefined) throw new Error(`no command ${id}`);
  return definition;
}
