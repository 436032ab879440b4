import '@fontsource-variable/noto-sans-jp';
import './styles/mantine.css';
import './styles/tokens.css';
import './styles/mantine-bridge.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startTexts } from './i18n/setup.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startTexts();
createRoot(root).render(<App />);
