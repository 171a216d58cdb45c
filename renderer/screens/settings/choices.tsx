import { useState } from 'react';
import { previewSizes, type Settings, standardSettings, textSizes, themes } from '../../../app/contract/settings.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { useQuery } from '../../engine/queries.ts';
import { useSettings } from '../../settings/settings.tsx';
import { formatShare, type TextKey, text } from '../../text/text.ts';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsScreen.module.css';

/** Settings with a few values, or on and off, or a number. */

type ChoiceName = 'theme' | 'density' | 'motion' | 'classColors' | 'previewSize';
const choices: { readonly [Name in ChoiceName]: readonly Settings[Name][] } = {
  theme: themes,
  density: ['comfortable', 'compact'],
  motion: ['system', 'reduced'],
  classColors: ['hues', 'lightness'],
  previewSize: previewSizes,
};

function Choice({ name }: { readonly name: ChoiceName }) {
  const { settings, change } = useSettings();
  return (
    <SettingRow name={name}>
      <select
        className={styles.select}
        aria-label={text(`settings.${name}`)}
        value={settings[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      >
        {choices[name].map((value) => (
          <option key={value} value={value}>
            {text(`settings.${name}.${value}` as TextKey)}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}

export const Theme = () => <Choice name="theme" />;
export const Density = () => <Choice name="density" />;
export const Motion = () => <Choice name="motion" />;
export const ClassColors = () => <Choice name="classColors" />;
export const PreviewSize = () => <Choice name="previewSize" />;

export function TextSize() {
  const { settings, change } = useSettings();
  return (
    <SettingRow name="textSize">
      <select
        className={styles.select}
        aria-label={text('settings.textSize')}
        value={settings.textSize}
        onChange={(event) => {
          const size = textSizes.find((percent) => percent === Number(event.target.value));
          change({ textSize: size ?? standardSettings.textSize });
        }}
      >
        {textSizes.map((size) => (
          <option key={size} value={size}>
            {formatShare(size / 100)}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}

export function SingleKeys() {
  const { settings, change } = useSettings();
  return (
    <SettingRow name="singleKeys">
      <Switch
        label={text('settings.singleKeys')}
        on={settings.singleKeys}
        onChange={(on) => change({ singleKeys: on })}
      />
    </SettingRow>
  );
}

/** A limit that the machine itself sets unless a number is given. */
function Limit({ name, most, unit }: { readonly name: 'workers' | 'memoryGigabytes'; most: number; unit: string }) {
  const { settings, change } = useSettings();
  const [note, setNote] = useState<string | null>(null);
  const value = settings[name];
  const whole = name === 'workers';
  return (
    <SettingRow name={name} values={{ n: Math.round(most * 10) / 10 }} note={note}>
      <label className={styles.auto}>
        <input
          type="checkbox"
          checked={value === null}
          onChange={(event) => change({ [name]: event.target.checked ? null : whole ? most : Math.floor(most) })}
        />
        {text('settings.automatic')}
      </label>
      {value !== null && (
        <span className={styles.number}>
          <NumberField
            label={text(`settings.${name}`)}
            {...{ value, min: whole ? 1 : 0.25, max: whole ? Math.min(64, most) : most, integer: whole }}
            onCommit={(next) => change({ [name]: next })}
            onNote={setNote}
          />
          {unit}
        </span>
      )}
    </SettingRow>
  );
}

export function Workers() {
  const { query } = useQuery('shell.settings', {}, null);
  return query.state === 'ready' ? (
    <Limit name="workers" most={query.value.cores} unit={text('settings.workers.unit')} />
  ) : null;
}

export function Memory() {
  const { query } = useQuery('shell.settings', {}, null);
  return query.state === 'ready' ? (
    <Limit name="memoryGigabytes" most={query.value.totalMemoryGigabytes} unit={text('settings.gigabytes')} />
  ) : null;
}
