/**
 * Structured logs (R49). What must stay true: no log line holds personal data: no body, e-mail, name, token, nor the id of
 * a person. Requests are named by their id and the template of their path; documents by their collection.
 */
import { pino, type Logger } from 'pino';

/** The part of a logger that the server uses; tests pass a silent one or one that collects. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON lines on standard output. An error is written with its stack and without the fields libraries hang on it. */
export function createLog(level: LogLevel): Log & Pick<Logger, 'flush'> {
  return pino({
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: errorToLog },
  });
}

export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function errorToLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return { type: error.name, message: error.message, stack: error.stack };
}

function ignore(): void {}
