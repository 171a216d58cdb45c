import { z } from 'zod';

/** What a person sets, kept by the shell for all projects. A value that is not sound counts as not set. */

export const textSizes = [90, 100, 110, 125, 150, 175, 200] as const;
export const previewSizes = ['auto', '256', '512'] as const;
export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;

const chordSchema = z.string().min(1).max(40);

export const settingsSchema = z.object({
  theme: z.enum(themes),
  density: z.enum(['comfortable', 'compact']),
  /** Percent of the usual size of text and controls. */
  textSize: z.literal(textSizes),
  motion: z.enum(['system', 'reduced']),
  /** Colors of classes: ten hues, or two that are told apart by lightness too. */
  classColors: z.enum(['hues', 'lightness']),
  /** Threads of a run; null for one for each core. */
  workers: z.number().int().min(1).max(64).nullable(),
  /** Tables that need more are refused before they are read; null for what is free. */
  memoryGigabytes: z.number().min(0.25).max(4096).nullable(),
  previewSize: z.enum(previewSizes),
  /** Where new projects go; null for the documents of the user. */
  projectsFolder: z.string().min(1).nullable(),
  /** Thumbnails and previews of a project beyond this go, the oldest first. */
  cacheMegabytes: z.number().int().min(16).max(1_000_000),
  /** Keys in place of those of the table, by command; an empty list takes the keys away. */
  shortcuts: z.record(z.string().max(100), z.array(chordSchema).max(4)),
  /** Whether keys without Ctrl or Alt act. */
  singleKeys: z.boolean(),
});

export type Settings = z.output<typeof settingsSchema>;

export const standardSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  textSize: 100,
  motion: 'system',
  classColors: 'hues',
  workers: null,
  memoryGigabytes: null,
  previewSize: 'auto',
  projectsFolder: null,
  cacheMegabytes: 1024,
  shortcuts: {},
  singleKeys: true,
};

export const settingsChangeSchema = settingsSchema.partial();
export type SettingsChange = z.input<typeof settingsChangeSchema>;

/** The settings as a file had them; each that is missing or not sound is the standard one. */
export function soundSettings(stored: unknown): Settings {
  const values = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  const sound: Record<string, unknown> = { ...standardSettings };
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = schema.safeParse(values[name]);
    if (parsed.success) sound[name] = parsed.data;
  }
  return sound as Settings;
}
