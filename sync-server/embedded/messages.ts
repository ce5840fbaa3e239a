/** What the supervisor and the database child say to each other over IPC. Nothing secret goes through argv or environment. */

export interface StartMessage {
  readonly type: 'start';
  /** Folder of the LevelDB databases. */
  readonly directory: string;
  /** Port wished for; 0, or one that is taken, gives any free one. */
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

/** Asks the child to finish what runs, and to end. */
interface StopMessage {
  readonly type: 'stop';
}

export const STOP: StopMessage = { type: 'stop' };

interface ListeningMessage {
  readonly type: 'listening';
  readonly port: number;
}

export interface LogMessage {
  readonly type: 'log';
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

export type ChildMessage = ListeningMessage | LogMessage;

export function isStartMessage(message: unknown): message is StartMessage {
  return typeOf(message) === 'start';
}

export function isStopMessage(message: unknown): message is StopMessage {
  return typeOf(message) === 'stop';
}

export function isChildMessage(message: unknown): message is ChildMessage {
  return typeOf(message) === 'listening' || typeOf(message) === 'log';
}

function typeOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
}
