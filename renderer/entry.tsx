import '@fontsource-variable/inter';
import '@fontsource-variable/bricolage-grotesque';
import '@fontsource-variable/jetbrains-mono';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { CommandProvider } from './commands/commands.tsx';
import { ProjectProvider } from './engine/project.tsx';
import { App } from './shell/App.tsx';
import { ToastProvider } from './shell/toasts.tsx';

// The content policy forbids making code from text, which zod would otherwise try.
config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
createRoot(root).render(
  <CommandProvider>
    <ProjectProvider>
      <ToastProvider>
        <App />
      </ToastProvider>
    </ProjectProvider>
  </CommandProvider>,
);
