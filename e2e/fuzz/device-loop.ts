/** What a worker thread does: it plays one device after the other, as the test says. */
import { parentPort } from 'node:worker_threads';
import type { SessionResponse } from '#schemas/protocol/auth.ts';
import { createDevice, type Device } from './device.ts';
import type { DeviceCommand, FromDevice, SessionAnswer, ToDevice } from './messages.ts';
import { createMortalStorage } from './mortal-storage.ts';

const port = parentPort;
if (port === null) throw new Error('runs in a worker thread');

const storage = createMortalStorage();
const renewals = new Map<number, (session: SessionResponse) => void>();
let device: Device | undefined;
let nowMs = 0;
let asked = 0;

const tell = (message: FromDevice): void => port.postMessage(message);

const renew = (accountId: string): Promise<SessionResponse> =>
  new Promise((resolve) => {
    asked += 1;
    renewals.set(asked, resolve);
    tell({ type: 'session', id: asked, accountId });
  });

const current = (): Device => {
  if (device === undefined) throw new Error('no device is open');
  return device;
};

const carryOut = async (command: DeviceCommand): Promise<unknown> => {
  switch (command.type) {
    case 'open':
      storage.replace();
      device = createDevice({ setup: command.setup, storage, nowMs: () => nowMs, renew });
      return device.open();
    case 'write':
      return current().write(command.seed, command.count);
    case 'spoil':
      return current().spoil(command.seed);
    case 'resolve':
      return current().resolve(command.seed);
    case 'network':
      return current().network(command.network);
    case 'work':
      return current().work(command.limitMs, command.hurry);
    case 'restart':
      return current().restart();
    case 'kill':
      return current().kill(command.afterWrites);
    case 'dump':
      return current().dump();
    case 'close':
      return current().close();
  }
};

port.on('message', (message: ToDevice | SessionAnswer) => {
  if (!('command' in message)) {
    renewals.get(message.id)?.(message.session);
    renewals.delete(message.id);
    return;
  }
  nowMs = message.nowMs;
  carryOut(message.command).then(
    (value) => tell({ type: 'answer', id: message.id, value }),
    (cause: unknown) =>
      tell({
        type: 'failure',
        id: message.id,
        error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      }),
  );
});

// What a dying app leaves unfinished rejects without anybody listening, as in a tab that is gone.
const complain = (cause: unknown): void => {
  if (storage.isDead()) return;
  if (device === undefined) throw cause;
  device.complain(cause);
};
process.on('unhandledRejection', complain);
process.on('uncaughtException', complain);
