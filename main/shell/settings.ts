import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { CommandInput } from '../../app/contract/commands.ts';
import { type Settings, type SettingsChange, settingsSchema, soundSettings } from '../../app/contract/settings.ts';
import { AppError } from '../../app/errors.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { wasGiven } from './picker.ts';

/** What a person set, kept between starts; whoever must act on it listens. */

const file = (): string => join(app.getPath('userData'), 'settings.json');
const listeners = new Set<(settings: Settings) => void>();
let current: Settings | undefined;

export function settings(): Settings {
  current ??= soundSettings(readJsonFile(file(), z.unknown()));
  return current;
}

/** @throws AppError `option.invalid` for a folder that nobody chose in this window */
export function changeSettings(change: SettingsChange): Settings {
  const folder = change.projectsFolder;
  if (folder != null && folder !== settings().projectsFolder && !wasGiven(folder)) {
    throw new AppError('option.invalid', `${folder} was not chosen in this window.`, { file: folder });
  }
  const next = settingsSchema.parse({ ...settings(), ...change });
  current = next;
  writeJsonFile(file(), next);
  for (const listener of listeners) listener(next);
  return next;
}

/** Called now and after every change. */
export function onSettings(listener: (settings: Settings) => void): void {
  listeners.add(listener);
  listener(settings());
}

export function projectsFolder(): string {
  return settings().projectsFolder ?? join(app.getPath('documents'), 'Twelvefold');
}

export function engineLimits(of: Settings): CommandInput<'engine.configure'> {
  return {
    workers: of.workers,
    memoryBytes: of.memoryGigabytes === null ? null : of.memoryGigabytes * 1024 ** 3,
    cacheBytes: of.cacheMegabytes * 1e6,
  };
}
