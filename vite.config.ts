import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa';
import { chunkGroups } from './scripts/vite/chunks.ts';
import { filesOfPage } from './scripts/vite/files-of-page.ts';
import { firstPaint } from './scripts/vite/first-paint.ts';
import { leanExport } from './scripts/vite/lean-export.ts';
import { nativeBroadcast } from './scripts/vite/native-broadcast.ts';
import { pages, serverPaths } from './scripts/vite/pages.ts';
import { pagesApart } from './scripts/vite/pages-apart.ts';
import { presenceStyles } from './scripts/vite/presence-styles.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'AESI — Les clubs',
  short_name: 'AESI',
  description: 'Les clubs de l’AESI : activités, présences et bilans, même sans réseau.',
  lang: 'fr',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: '#FF6B35',
  background_color: '#F7FAFC',
  icons: [
    { src: '/icons/aesi-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/aesi-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/aesi-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/aesi.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
};

const presence = filesOfPage('presence.html');

const progressiveWebApp = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'pwa',
  filename: 'service-worker.ts',
  injectRegister: false,
  registerType: 'prompt',
  manifest,
  includeManifestIcons: false,
  injectManifest: {
    rollupFormat: 'iife',
    target: 'es2022',
    globPatterns: ['**/*.{html,js,css,wasm,svg,webmanifest}'],
    maximumFileSizeToCacheInBytes: 4_000_000,
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map((entry) =>
          presence.files.has(entry.url) ? { ...entry, presence: true } : entry,
        ),
        warnings: [],
      }),
    ],
  },
});

export default defineConfig({
  root: at('app'),
  publicDir: at('app/pwa/public'),
  plugins: [
    react(),
    tailwindcss(),
    pages(),
    pagesApart(),
    nativeBroadcast(),
    leanExport(),
    firstPaint(at('app/pwa/first-paint.css')),
    presence.plugin,
    presenceStyles(at('app/ui/styles/presence.css'), presence.files),
    progressiveWebApp,
  ],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { [serverPaths]: { target: `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` } },
  },
  worker: { format: 'es', plugins: () => [leanExport()] },
  build: {
    outDir: at('dist/app'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The polyfill would be an inline script's work; every supported browser preloads modules by itself.
    modulePreload: { polyfill: false },
    // An inlined file would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { index: at('app/index.html'), kiosk: at('app/kiosk.html'), presence: at('app/presence.html') },
      output: { codeSplitting: { groups: chunkGroups(at('app/')) } },
    },
  },
});
