/** What browsers are told about every answer of ours. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

const HSTS_SECONDS = 2 * 365 * 24 * 3600;

export interface SecurityHeaderOptions {
  /** The address people type is HTTPS. */
  readonly isSecure: boolean;
  /** `'sha256-…'` of the inline styles of the pages (critical CSS, R60). */
  readonly styleHashes: readonly string[];
}

export function securityHeaders({ isSecure, styleHashes }: SecurityHeaderOptions): RequestHandler {
  const policy = contentSecurityPolicy(styleHashes);
  return (_request, response, next) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    // The host scans an attendee's QR with the camera; nothing else is ever asked for.
    response.setHeader(
      'Permissions-Policy',
      'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
    );
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    if (isSecure) response.setHeader('Strict-Transport-Security', `max-age=${HSTS_SECONDS}`);
    next();
  };
}

function contentSecurityPolicy(styleHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    // WebAssembly is Argon2 and libsodium.
    "script-src 'self' 'wasm-unsafe-eval'",
    ["style-src 'self'", ...styleHashes.map((hash) => `'${hash}'`)].join(' '),
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const HASH = /^sha(?:256|384|512)-[A-Za-z0-9+/]+=*$/;

/** The build lists them by page (scripts/vite/first-paint.ts); without the file there are none. */
export function readStyleHashes(appDir: string): string[] {
  const path = join(appDir, 'csp-hashes.json');
  if (!existsSync(path)) return [];
  const byPage = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly string[]>>;
  const hashes = new Set(Object.values(byPage).flat());
  return [...hashes].filter((hash) => HASH.test(hash));
}
