/** Finds a Chromium for the journeys, and installs one where that is possible without asking anybody. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { binOf, capture } from './run.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const knownPlaces = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Browsers that `playwright install` put in its cache. */
function playwrightBrowsers() {
  const caches = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return caches
    .filter((cache) => cache !== undefined && existsSync(cache))
    .flatMap((cache) => readdirSync(String(cache)).map((name) => join(String(cache), name)))
    .filter((folder) => /chromium-\d+$/.test(folder))
    .flatMap((folder) => inside.map((file) => join(folder, file)));
}

/** @returns {string | undefined} */
export function findChromium() {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return isExecutable(asked) ? asked : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const inPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...inPath, ...knownPlaces, ...playwrightBrowsers()].find(isExecutable);
}

/** Each way to get one; the first that leaves a browser behind wins. */
const waysToInstall = [
  {
    possible: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    run: async () => {
      const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
      await capture('apt-get', ['update'], quiet);
      return capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
    },
  },
  {
    possible: () => true,
    run: () => capture(process.execPath, [binOf('@playwright/test', 'playwright'), 'install', 'chromium']),
  },
];

/**
 * @param {(line: string) => void} say
 * @returns {Promise<string>} path of the executable
 */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found) return found;
  if (process.env['CHROMIUM_PATH']) {
    throw new Error(`CHROMIUM_PATH names ${process.env['CHROMIUM_PATH']}, which cannot be executed`);
  }
  say('No Chromium found: installing one, once…');
  let lastOutput = '';
  for (const way of waysToInstall.filter(({ possible }) => possible())) {
    lastOutput = (await way.run()).output;
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found and none could be installed.\n' +
      'Install the chromium package of your system, or set CHROMIUM_PATH to an existing Chromium or Chrome.\n' +
      lastOutput.slice(-1500),
  );
}
