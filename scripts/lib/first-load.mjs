/**
 * What a page downloads before its first line runs: its HTML, styles, script and everything that is imported statically,
 * as the server sends it (brotli). Sizes don't depend on the machine, so a budget broken here is a fact, not a slow day.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/** @typedef {{ html: number, script: number, style: number }} LoadBytes */

const kib = 1024;

/** DESIGN.md §12; the script that arrives later but before the first useful screen is measured in bench/. */
const budgets = [
  {
    page: 'index.html',
    name: 'script',
    limitBytes: 220 * kib,
    of: (/** @type {LoadBytes} */ load) => load.script,
  },
  {
    page: 'presence.html',
    name: 'everything',
    limitBytes: 80 * kib,
    of: (/** @type {LoadBytes} */ load) => load.html + load.script + load.style,
  },
];

/** @param {string} path in dist/app */
function sentBytes(path) {
  const file = fromRoot('dist/app', path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/**
 * @param {string} page
 * @returns {LoadBytes}
 */
function firstLoad(page) {
  const html = readFileSync(fromRoot('dist/app', page), 'utf8');
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const sum = (/** @type {RegExp} */ wanted) =>
    tags
      .filter((tag) => wanted.test(tag))
      .map((tag) => /(?:src|href)="\/([^"]+)"/.exec(tag)?.[1] ?? '')
      .reduce((total, path) => total + sentBytes(path), 0);
  return { html: sentBytes(page), script: sum(/<script|modulepreload/), style: sum(/rel="stylesheet"/) };
}

/** @returns {{ ok: boolean, details: string }} */
export function checkFirstLoads() {
  const lines = budgets.flatMap(({ page, name, limitBytes, of }) => {
    const bytes = of(firstLoad(page));
    const size = `${(bytes / kib).toFixed(1)} KiB of ${limitBytes / kib}`;
    return bytes <= limitBytes ? [] : [`${page}: ${name} is ${size}`];
  });
  return { ok: lines.length === 0, details: lines.join('\n') };
}
