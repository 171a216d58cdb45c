import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { request } from '../../engine/client.ts';
import { useProject } from '../../engine/project.tsx';
import { useQuery } from '../../engine/queries.ts';
import { useSettings } from '../../settings/settings.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { formatBytes, formatNumber, text } from '../../text/text.ts';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsScreen.module.css';

/** Where things lie, and how much room they may take. */

export function ProjectsFolder() {
  const { settings, change } = useSettings();
  const { query } = useQuery('shell.describe', {}, settings.projectsFolder);
  const choose = async (): Promise<void> => {
    const folder = await window.twelvefold.pickFolder('folder');
    if (folder !== null) change({ projectsFolder: folder });
  };
  return (
    <SettingRow name="projectsFolder">
      <span className={styles.path}>{query.state === 'ready' ? query.value.projectsFolder : ''}</span>
      <Button onClick={() => void choose()}>{text('settings.choose')}</Button>
    </SettingRow>
  );
}

export function CacheLimit() {
  const { settings, change } = useSettings();
  const { project } = useProject();
  const { showError } = useToasts();
  const [note, setNote] = useState<string | null>(null);
  const [cleared, setCleared] = useState(0);
  const { query } = useQuery('cache.describe', {}, [project?.path, settings.cacheMegabytes, cleared]);
  const size = query.state === 'ready' ? query.value : { bytes: 0, files: 0 };
  const clear = (): void => {
    request('cache.clear', {}).then(() => setCleared((n) => n + 1), showError);
  };
  return (
    <SettingRow name="cacheMegabytes" note={note}>
      <span className={styles.number}>
        <NumberField
          label={text('settings.cacheMegabytes')}
          value={settings.cacheMegabytes}
          min={16}
          max={1_000_000}
          integer
          wide
          onCommit={(next) => change({ cacheMegabytes: next })}
          onNote={setNote}
        />
        {text('settings.megabytes')}
      </span>
      {project !== null && (
        <>
          <span className={styles.fact} data-cache-files={size.files}>
            {text('settings.cache.holds', { files: formatNumber(size.files), bytes: formatBytes(size.bytes) })}
          </span>
          <Button onClick={clear} disabled={size.files === 0}>
            {text('settings.cache.clear')}
          </Button>
        </>
      )}
    </SettingRow>
  );
}
