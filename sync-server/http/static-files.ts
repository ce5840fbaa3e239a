/**
 * The app's files, compressed hard at build time and listed once at start. What has a hash in its name never changes and is
 * kept for ever; pages, the service worker and the manifest are asked about each time, or an update would never arrive.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import type { Request, RequestHandler, Response } from 'express';

interface StaticFile {
  readonly path: string;
  readonly bytes: number;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  /** Encodings that lie beside it, with their sizes, best first. */
  readonly encoded: readonly {
    readonly encoding: 'br' | 'gzip';
    readonly path: string;
    readonly bytes: number;
  }[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

const HASHED = /^\/assets\/.*[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
/** For the server itself. */
const PRIVATE = new Set(['/csp-hashes.json']);

/** Which page opens at an address; others open the main one. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^\/borne(\/|$)/, '/kiosk.html'],
  [/^\/presence(\/|$)/, '/presence.html'],
];
/** The application's own addresses (DESIGN §10): a page for whoever asks for anything, so for uptime checks as well. */
const OWN_PAGES =
  /^\/(?:$|(?:clubs|borne|presence|galerie|participants|finances|retours|connexion|installation|invitation|compte|synchronisation|administration|sante)(?:\/[\w:-]+)*\/?$)/;
/** Addresses that are never pages: a mistyped one must not answer with a page. */
const NOT_PAGES = /^\/(?:auth|sync|checkin|media|health|metrics|assets|icons)(?:\/|$)/;

export function staticFiles(appDir: string): RequestHandler {
  const files = listFiles(appDir);
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = files.get(request.path);
    if (file !== undefined) return send(request, response, file);
    response.vary('Accept');
    const page = files.get(pageFor(request));
    if (page === undefined) return next();
    send(request, response, page);
  };
}

function pageFor(request: Request): string {
  if (NOT_PAGES.test(request.path) || !wantsPage(request)) return '';
  return PAGES.find(([pattern]) => pattern.test(request.path))?.[1] ?? '/index.html';
}

/** Whoever says so gets a page at any address; a script that accepts anything, at the addresses that are pages. */
function wantsPage(request: Request): boolean {
  if (request.accepts(['html', 'json']) !== 'html') return false;
  return OWN_PAGES.test(request.path) || request.headers.accept?.includes('text/html') === true;
}

function send(request: Request, response: Response, file: StaticFile): void {
  response.setHeader('Content-Type', file.type);
  response.setHeader('Cache-Control', file.cacheControl);
  response.setHeader('ETag', file.etag);
  if (file.encoded.length > 0) response.vary('Accept-Encoding');
  if (request.fresh) return void response.status(304).end();
  const accepted = request.acceptsEncodings(...file.encoded.map(({ encoding }) => encoding));
  const encoded = file.encoded.find(({ encoding }) => encoding === accepted);
  if (encoded !== undefined) response.setHeader('Content-Encoding', encoded.encoding);
  response.setHeader('Content-Length', encoded?.bytes ?? file.bytes);
  if (request.method === 'HEAD') return void response.end();
  // A reader that goes away in the middle is no failure; an unreadable file ends the answer short, which the reader notices.
  pipeline(createReadStream(encoded?.path ?? file.path), response, () => {});
}

function listFiles(appDir: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(appDir)) return files;
  for (const name of readdirSync(appDir, { recursive: true, encoding: 'utf8' })) {
    const path = join(appDir, name);
    const address = `/${name.split(sep).join('/')}`;
    const isServed = !/\.(?:br|gz|map)$/.test(name) && !PRIVATE.has(address) && statSync(path).isFile();
    if (isServed) files.set(address, describe(address, path));
  }
  return files;
}

function describe(address: string, path: string): StaticFile {
  const content = readFileSync(path);
  return {
    path,
    bytes: content.length,
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    // Weak: it names the content, whatever it is compressed with.
    etag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    cacheControl: HASHED.test(address) ? FOREVER : ASK_EACH_TIME,
    encoded: [...beside(path, 'br', '.br'), ...beside(path, 'gzip', '.gz')],
  };
}

function beside(path: string, encoding: 'br' | 'gzip', suffix: string): StaticFile['encoded'] {
  const encodedPath = `${path}${suffix}`;
  return existsSync(encodedPath) ? [{ encoding, path: encodedPath, bytes: statSync(encodedPath).size }] : [];
}
