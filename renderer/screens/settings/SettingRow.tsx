import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Settings, standardSettings } from '../../../app/contract/settings.ts';
import { useSettings } from '../../settings/settings.tsx';
import { type TextKey, text } from '../../text/text.ts';
import styles from './SettingsScreen.module.css';

interface SettingRowProps {
  readonly name: keyof Settings;
  /** Of which the explanation speaks. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** What is wrong or was corrected. */
  readonly note?: string | null;
  readonly children: ReactNode;
}

/** A setting: what it is and does, its control, and the way back to what it was at first. */
export function SettingRow({ name, values = {}, note = null, children }: SettingRowProps) {
  const { settings, change } = useSettings();
  const changed = JSON.stringify(settings[name]) !== JSON.stringify(standardSettings[name]);
  const title = text(`settings.${name}` as TextKey);
  return (
    <div className={styles.row} data-setting={name} data-changed={changed}>
      <div className={styles.words}>
        <h3>{title}</h3>
        <p>{text(`settings.${name}.help` as TextKey, values)}</p>
        <p className={styles.note} role="status">
          {note}
        </p>
      </div>
      <div className={styles.control}>{children}</div>
      <button
        type="button"
        className={styles.reset}
        aria-label={text('settings.reset', { name: title })}
        title={text('settings.reset', { name: title })}
        aria-hidden={!changed}
        disabled={!changed}
        onClick={() => change({ [name]: standardSettings[name] })}
      >
        <RotateCcw aria-hidden="true" />
      </button>
    </div>
  );
}
