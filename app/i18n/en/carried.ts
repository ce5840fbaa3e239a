import type { carried as fr } from '../fr/carried.ts';

export const carried: typeof fr = {
  title: 'Show this square to the person who welcomes you',
  sub: 'No network: your answer is inside, and the host’s phone reads it.',
  busySub: 'Many answers are coming in at the moment: yours is inside, and the host’s phone reads it.',
  qr: (number, total) =>
    total === 1
      ? 'QR that carries your answer, to be scanned by the host'
      : `QR ${number} of ${total}, to be scanned by the host`,
  number: (number, total) => `Square ${number} of ${total}`,
  several: 'They change by themselves: let them pass before the camera.',
  before: 'Square before',
  after: 'Next square',
  pause: 'Stop changing',
  play: 'Change again',
  code: 'Code',
  alsoKept: 'It is kept here too and leaves by itself when the network is back: keep this page open.',
  busyKept: 'It is kept here too and leaves by itself as soon as it can: keep this page open.',
  onlyShown: 'The server does not take this code any more: the host can still scan.',
  done: 'It is scanned',
  correct: 'Correct my answer',
  scanned: 'Your answer is on the host’s phone.',
  instead: 'Network too slow? Show a QR',
};
