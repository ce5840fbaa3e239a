/* The gallery of components, for looking; no part of the product build. npx vite --config app/ui/dev/vite.config.ts */
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../../node_modules/.vite-gallery', import.meta.url)),
  plugins: [react(), tailwindcss()],
  server: { port: 5199, strictPort: true },
});
