import { defineConfig } from '@playwright/test';
import { findChromium, findHeadlessShell } from './scripts/lib/find-chromium.mjs';
import { chromiumFlags } from './scripts/lib/chromium-flags.mjs';

const executablePath = findHeadlessShell() ?? findChromium();

export default defineConfig({
  testDir: 'e2e',
  projects: [
    // One data folder is filled with the demonstration, which takes seconds; every journey's server starts from a copy.
    { name: 'demonstration', testMatch: 'fixtures/demo-data.spec.ts' },
    { name: 'journeys', testMatch: 'journeys/*.spec.ts', dependencies: ['demonstration'] },
    { name: 'offline', testMatch: 'offline/*.spec.ts' },
    // Only when asked for: npm run pictures.
    ...(process.env['PICTURES'] === undefined
      ? []
      : [{ name: 'pictures', testMatch: 'pictures/*.spec.ts', dependencies: ['demonstration'] }]),
  ],
  globalSetup: './e2e/fixtures/fresh-build.ts',
  outputDir: 'test-results/journeys',
  fullyParallel: true,
  forbidOnly: true,
  // One that needs it is counted and told of as flaky (scripts/lib/suites.mjs): to be looked into, not to be got used to.
  retries: 1,
  // Two cores: while some wait for a page or a server, others work.
  workers: 4,
  // Journeys wait for events; these limits only end one that hangs.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
  use: {
    browserName: 'chromium',
    viewport: { width: 360, height: 800 },
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Africa/Ouagadougou',
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: chromiumFlags,
    },
  },
});
