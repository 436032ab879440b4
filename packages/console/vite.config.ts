import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Every zod schema carries a writer of JSON Schemas, which only the server's API document wants. Its functions are
 * never called here; without their bodies each page is some kilobytes lighter.
 */
function withoutJsonSchemas(): Plugin {
  return {
    name: 'without-json-schemas',
    enforce: 'pre',
    transform: {
      filter: { id: /zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/ },
      handler: (code) =>
        [...code.matchAll(/^export (?:const|function) (\w+)/gm)]
          .map(([, name]) => `export const ${name} = () => undefined;`)
          .join('\n'),
    },
  };
}

export default defineConfig({
  plugins: [react(), withoutJsonSchemas()],
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
              test: /src\/(?:lib\/(?!quota|push|password|tell)|i18n\/(?:ja\.ts|setup|use-language|ja\/(?!account|admin|audited|broadcasts|desk-|materials|notices|surveys|.*-later)))/,
            },
            {
              name: 'contract',
              test: /contract\/src\/(?:common|errors|alert|consultation|roles|route|stream|queue-order|routes\/(?:talks|session|alerts|reception|limits|desks))\.ts/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
