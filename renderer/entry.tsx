import '@fontsource-variable/inter';
import '@fontsource-variable/bricolage-grotesque';
import '@fontsource-variable/jetbrains-mono';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { standardSettings } from '../app/contract/settings.ts';
import { CommandProvider } from './commands/commands.tsx';
import { request } from './engine/client.ts';
import { ProjectProvider } from './engine/project.tsx';
import { applyAppearance } from './settings/appearance.ts';
import { SettingsProvider } from './settings/settings.tsx';
import { App } from './shell/App.tsx';
import { ToastProvider } from './shell/toasts.tsx';

// The content policy forbids making code from text, which zod would otherwise try.
config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
const page = createRoot(root);
// The first picture is in the theme of the system, or the one that was set: never in one and then the other.
applyAppearance(standardSettings);
void request('shell.settings', {}).then(({ settings }) =>
  page.render(
    <CommandProvider>
      <ProjectProvider>
        <ToastProvider>
          <SettingsProvider first={settings}>
            <App />
          </SettingsProvider>
        </ToastProvider>
      </ProjectProvider>
    </CommandProvider>,
  ),
);
