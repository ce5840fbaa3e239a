/* Screenshots of the gallery at 360 and 1280, light and dark, and axe-core on each. node app/ui/dev/look.mjs [folder] */
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { chromiumFlags } from '../../../scripts/lib/chromium-flags.mjs';

const folder = process.argv[2];
const only = process.argv[3]?.split(',');
const parts = [
  'components',
  'more',
  'dashboard',
  'club',
  'kiosk',
  'form',
  'thanks',
  'door',
  'icons',
  'dialogs',
].filter((part) => !only || only.includes(part));
const sizes = [
  [360, 800],
  [1280, 800],
];

const server = await createServer({
  configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)),
  logLevel: 'error',
});
await server.listen();
const origin = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: chromiumFlags,
});
let violations = 0;
for (const part of parts) {
  for (const theme of ['light', 'dark']) {
    for (const [width, height] of sizes) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.log('page error', part, error.message));
      page.on(
        'console',
        (message) =>
          ['error', 'warning'].includes(message.type()) && console.log('console', part, message.text()),
      );
      await page.goto(`${origin}?part=${part}&demo`, { waitUntil: 'networkidle' });
      await page.locator('h1').first().waitFor({ state: 'attached' });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log('OVERFLOW', part, theme, width, wide);
      const { violations: found } = await new AxeBuilder({ page }).analyze();
      for (const violation of found) {
        violations += 1;
        console.log(
          'AXE',
          part,
          theme,
          width,
          violation.id,
          violation.nodes
            .map((node) => node.target.join(' ') + ' :: ' + (node.any[0]?.message ?? ''))
            .slice(0, 4),
        );
      }
      if (folder) await page.screenshot({ path: `${folder}/${part}-${width}-${theme}.png`, fullPage: true });
      await context.close();
    }
  }
}
await browser.close();
await server.close();
console.log(violations ? `${violations} violations` : 'no violation');
process.exitCode = violations ? 1 : 0;
