import { z } from 'zod';
import { menuSchema } from './menu.ts';
import { settingsChangeSchema, settingsSchema } from './settings.ts';

/**
 * What the window can ask of the shell itself, beside the engine's commands, and what the shell tells the window.
 * The window never names a file of the machine here: it names what the shell or the engine already knows.
 */

const recentSchema = z.object({
  name: z.string(),
  path: z.string().min(1),
  openedAt: z.string(),
  /** False when the folder is no longer there. */
  exists: z.boolean(),
});

export const windowActions = ['minimize', 'toggle-maximize', 'toggle-full-screen', 'close', 'menu'] as const;
export type WindowAction = (typeof windowActions)[number];

export const shellCommands = {
  'shell.describe': {
    input: z.object({}),
    output: z.object({ version: z.string(), platform: z.string(), projectsFolder: z.string(), maximized: z.boolean() }),
  },
  /** A free project folder for this name in the user's documents; nothing is created. */
  'shell.newProjectPath': {
    input: z.object({ name: z.string().min(1).max(200) }),
    output: z.object({ name: z.string(), path: z.string() }),
  },
  'shell.listRecent': { input: z.object({}), output: z.array(recentSchema) },
  /** The project that was open when the app was left, and what the window kept of its view; null when none was. */
  'shell.lastView': {
    input: z.object({}),
    output: z.object({ project: z.string().min(1), view: z.unknown() }).nullable(),
  },
  /** Keeps what the window needs to show the same again; null when no project is open. */
  'shell.keepView': {
    input: z.object({ project: z.string().min(1), view: z.unknown() }).nullable(),
    output: z.object({}),
  },
  'shell.forgetRecent': { input: z.object({ path: z.string().min(1) }), output: z.array(recentSchema) },
  /** Reads a recipe file that the user picked or dropped, JSON or YAML; the engine checks what it says. */
  'shell.readRecipe': {
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ name: z.string(), recipe: z.unknown() }),
  },
  /** Asks where, and writes the recipe there as JSON; null when nothing was chosen. */
  'shell.saveRecipe': {
    input: z.object({ name: z.string().min(1).max(200), recipe: z.record(z.string(), z.unknown()) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** Shows the folder with the outputs of a run in the file manager. */
  'shell.openRunFolder': { input: z.object({ runId: z.string().min(1) }), output: z.object({}) },
  /** Shows a finished export in the file manager. */
  'shell.revealExport': { input: z.object({ jobId: z.string().min(1) }), output: z.object({}) },
  /** The clipboard, which a page has no permission for: steps of recipes travel by it as text. */
  'shell.copyText': { input: z.object({ text: z.string().max(1_000_000) }), output: z.object({}) },
  'shell.pasteText': { input: z.object({}), output: z.object({ text: z.string() }) },
  'shell.window': {
    input: z.object({ action: z.enum(windowActions) }),
    output: z.object({}),
  },
  'shell.settings': {
    input: z.object({}),
    output: z.object({
      settings: settingsSchema,
      /** What the limits can be measured against. */
      cores: z.number().int(),
      totalMemoryGigabytes: z.number(),
    }),
  },
  /** Takes effect at once, everywhere. A folder must have been chosen by a dialog. */
  'shell.changeSettings': { input: settingsChangeSchema, output: settingsSchema },
  /** Shows the folder with the logs in the file manager. */
  'shell.openLogs': { input: z.object({}), output: z.object({}) },
  /** Opens a page of the web in the browser, once the person agreed. */
  'shell.openExternal': { input: z.object({ url: z.url({ protocol: /^https$/ }).max(2000) }), output: z.object({}) },
  /** What a report of a fault should hold, to be read before it is copied. */
  'shell.diagnostics': { input: z.object({}), output: z.object({ text: z.string() }) },
  /** The application menu as the window wants it shown. */
  'shell.setMenu': { input: menuSchema, output: z.object({}) },
} as const;

export type ShellCommands = typeof shellCommands;
export type ShellCommandName = keyof ShellCommands;

export const shellEvents = {
  /** A new engine answers after the old one ended; `reopened` says whether the project is open in it. */
  'shell.engineRestarted': z.object({ reopened: z.boolean(), project: z.string().nullable() }),
  /** An entry of the menu that the window described was chosen. */
  'shell.commandChosen': z.object({ command: z.string() }),
  'shell.settingsChanged': settingsSchema,
  'shell.windowChanged': z.object({ maximized: z.boolean() }),
} as const;

export type ShellEvents = typeof shellEvents;
export type ShellEventName = keyof ShellEvents;
export type ShellEventPayload<Name extends ShellEventName> = z.output<ShellEvents[Name]>;
export type RecentProject = z.output<typeof recentSchema>;

/** What the user is asked to choose, by a dialog of the system. */
export const pickKinds = ['table', 'pictures', 'project', 'recipe', 'destination', 'folder'] as const;
export type PickKind = (typeof pickKinds)[number];
