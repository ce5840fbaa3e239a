/**
 * Finds a Chromium for the journeys, and installs one where that is possible without asking anybody. Beside the whole browser
 * Chromium is built as a shell without windows, which Playwright takes by itself when nobody looks on: the same engine for less
 * work of the machine. Without one the whole browser does.
 */
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

const shellCommands = ['chromium-headless-shell', 'chrome-headless-shell'];

/**
 * Browsers that `playwright install` put in its cache.
 * @param {RegExp} folderName
 * @param {string[]} inside
 */
function playwrightBrowsers(folderName, inside) {
  const caches = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ];
  return caches
    .filter((cache) => cache !== undefined && existsSync(cache))
    .flatMap((cache) => readdirSync(String(cache)).map((name) => join(String(cache), name)))
    .filter((folder) => folderName.test(folder))
    .flatMap((folder) => inside.map((file) => join(folder, file)));
}

/** @param {string[]} names */
function inPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {string | undefined} */
export function findChromium() {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return isExecutable(asked) ? asked : undefined;
  const downloaded = playwrightBrowsers(/chromium-\d+$/, [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]);
  return [...inPath(commands), ...knownPlaces, ...downloaded].find(isExecutable);
}

/**
 * The shell without windows, if there is one and nobody asked for a certain browser.
 * @returns {string | undefined}
 */
export function findHeadlessShell() {
  if (process.env['CHROMIUM_PATH']) return undefined;
  const downloaded = playwrightBrowsers(/chromium_headless_shell-\d+$/, [
    'chrome-linux/headless_shell',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-headless-shell-mac-arm64/chrome-headless-shell',
    'chrome-headless-shell-mac-x64/chrome-headless-shell',
  ]);
  return [...inPath(shellCommands), ...downloaded].find(isExecutable);
}

/** Each way to get one; the first that leaves a browser behind wins. */
const waysToInstall = [
  {
    possible: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    run: async () => {
      const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
      await capture('apt-get', ['update'], quiet);
      const install = ['install', '-y', '--no-install-recommends'];
      const installed = await capture('apt-get', [...install, 'chromium'], quiet);
      // Not every system has it as a package.
      await capture('apt-get', [...install, 'chromium-headless-shell'], quiet);
      return installed;
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
