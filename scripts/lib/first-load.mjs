/**
 * What a page downloads before its first useful screen: its HTML, styles, script, the parts that screen asks for itself, and
 * everything that these import statically, as the server sends it (brotli). Sizes don't depend on the machine, so a budget
 * broken here is a fact, not a slow day. bench/ measures the same in a browser.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fromRoot } from './paths.mjs';

/** @typedef {{ html: number, script: number, style: number }} LoadBytes */

const kib = 1024;

/** DESIGN.md §12. `asks`: the parts that are imported dynamically, and without which there is nothing to read. */
const budgets = [
  {
    page: 'index.html',
    asks: ['open-workspace', 'dashboard-page'],
    name: 'script',
    limitBytes: 220 * kib,
    of: (/** @type {LoadBytes} */ load) => load.script,
  },
  {
    page: 'presence.html',
    asks: [],
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

/** @param {string} name of a part, without the hash of its content */
function assetOf(name) {
  const found = readdirSync(fromRoot('dist/app/assets')).filter((file) =>
    new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file),
  );
  if (found.length !== 1) throw new Error(`${found.length} built parts are called ${name}`);
  return `assets/${found[0]}`;
}

/**
 * @param {readonly string[]} scripts
 * @returns {Set<string>} these and all that they import statically
 */
function withImports(scripts) {
  const all = new Set(scripts);
  // A set goes on to what is added while it is walked.
  for (const path of all) {
    const code = readFileSync(fromRoot('dist/app', path), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) all.add(`assets/${name}`);
  }
  return all;
}

/**
 * @param {string} page
 * @param {readonly string[]} asks
 * @returns {LoadBytes}
 */
function firstLoad(page, asks) {
  const html = readFileSync(fromRoot('dist/app', page), 'utf8');
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const paths = (/** @type {RegExp} */ wanted) =>
    tags.filter((tag) => wanted.test(tag)).map((tag) => /(?:src|href)="\/([^"]+)"/.exec(tag)?.[1] ?? '');
  const sum = (/** @type {Iterable<string>} */ files) =>
    [...files].reduce((total, path) => total + sentBytes(path), 0);
  return {
    html: sentBytes(page),
    script: sum(withImports([...paths(/<script|modulepreload/), ...asks.map(assetOf)])),
    style: sum(paths(/rel="stylesheet"/)),
  };
}

/** @returns {{ ok: boolean, details: string }} */
export function checkFirstLoads() {
  const lines = budgets.flatMap(({ page, asks, name, limitBytes, of }) => {
    const bytes = of(firstLoad(page, asks));
    const size = `${(bytes / kib).toFixed(1)} KiB of ${limitBytes / kib}`;
    return bytes <= limitBytes ? [] : [`${page}: ${name} is ${size}`];
  });
  return { ok: lines.length === 0, details: lines.join('\n') };
}
