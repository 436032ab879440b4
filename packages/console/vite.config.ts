import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing becomes a data: address, so the server can send a strict content security policy.
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // One file for what every page needs, instead of dozens of small shared ones.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'react',
              test: /node_modules\/(?:react|react-dom|scheduler|zod|i18next|react-i18next)\//,
            },
            { name: 'tanstack', test: /node_modules\/@tanstack\/(?!react-virtual|virtual-core)/ },
            {
              name: 'common',
              test: /src\/(?:lib\/|i18n\/(?:ja\.ts|setup|use-language|ja\/(?:alerts|common|hours|notifications|reasons|reception|session|shifts|talk)\.ts))/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
