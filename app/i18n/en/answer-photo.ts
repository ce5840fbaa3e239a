import type { answerPhoto as fr } from '../fr/answer-photo.ts';

export const answerPhoto: typeof fr = {
  add: 'Add a photo',
  optional: '(if you like)',
  preparing: 'Preparing the photo…',
  ready: 'Your photo',
  readyText: 'Only the club’s officers see it until somebody accepts it.',
  remove: 'Do not add it',
  agree: 'The people on it are fine with the club keeping and publishing it.',
  agreeMissing: 'Tick this box if they agree, or do not add the photo.',
  notTaken: 'This picture cannot be added. Try another one, or go on without.',
  notByQr: 'No network: a photo does not travel by QR. Your attendance does.',
  lost: 'The photo was not kept: the phone is full. Your attendance is noted.',
  sending: 'Sending your photo: keep this page open.',
  sent: 'Your photo has reached the club’s officers.',
  notSent: 'Your photo was not sent. Your attendance is noted.',
  refused: 'Your photo was not taken. Your attendance is noted.',
  already: 'A photo was already added to your attendance: that one stays.',
  chooseAgain: 'Only the photo has to be chosen again.',
  retry: 'Send the photo again',
};
