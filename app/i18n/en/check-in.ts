import type { checkIn as fr } from '../fr/check-in.ts';

const ordinalOf = (rank: number): string => {
  const tens = rank % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${ending}`;
};

export const checkIn: typeof fr = {
  pageTitle: 'Check-in',
  clubOf: (club) => `${club} club`,
  codeTitle: 'Enter the code shown in the room',
  codeHint: (until) => `Six digits, good until ${until}.`,
  codeLabel: 'Six-digit code',
  keypad: 'Code keypad',
  erase: 'Erase one digit',
  checkingCode: 'Checking…',
  next: 'Continue',
  wrongCode: (left) =>
    left === 1 ? 'This code is not right. One more try.' : `This code is not right. ${left} more tries.`,
  wrongCodeAgain: 'This code is not right.',
  codeUnchecked:
    'This code could not be checked. Enter it again; if that does not help, call the person who welcomes you.',
  locked: 'Too many tries',
  lockedUntil: (wait) => `Try again in ${wait}. Look closely at the code shown in the room.`,
  lockedScan: 'Scanning the QR on the host’s screen may be quicker.',
  hostNeeded: 'Call the person who welcomes you',
  hostNeededHint: 'There were too many wrong codes. The host can open check-in again with the passphrase.',
  clockDoubtful: 'The phone’s clock went back',
  clockDoubtfulHint: 'The host must check the time, then open the kiosk again with the passphrase.',
  over: 'Check-in is over',
  overHint: 'The code is no longer good. What was recorded is safe.',
  notOpen: 'Check-in is not open',
  notOpenHint: 'Wait until the code is shown in the room, then try again.',
  unknownKiosk: 'This kiosk is not set up here',
  unknownKioskHint: 'Open the activity in the application, then choose “Start the kiosk”.',
  stuckKiosk: 'The phone cannot read the kiosk',
  stuckKioskHint:
    'What was noted is kept. Try again; if that does not help, call the person who welcomes you: restarting the phone is often enough.',
  openApp: 'Open the application',
  unknownActivity: 'This activity is not known',
  unknownActivityHint: 'Check the link, or scan the code of the room again.',
  leaveKiosk: 'Leave the kiosk (host’s passphrase)',
  firstName: 'First name',
  lastName: 'Last name',
  program: 'Programme',
  level: 'Level',
  rating: 'Your rating',
  stars: (count) => (count === 1 ? '1 star out of 5' : `${count} stars out of 5`),
  appreciation: 'What you thought of it',
  suggestion: 'A suggestion',
  optional: 'if you like',
  rankingConsent: 'My name may appear in rankings.',
  imageConsent: 'Photos that show me may be published.',
  submit: 'I am here',
  saving: 'Saving…',
  fieldRequired: 'Required',
  fieldTooLong: 'Too long',
  fieldWrong: 'One character is not accepted here',
  chooseOne: 'Choose an answer',
  thanks: (firstName) => `Thank you ${firstName}!`,
  ordinal: (rank) => `You are the ${ordinalOf(rank)} person.`,
  passOn: 'Hand the phone to the next person.',
  already: (firstName) => `${firstName}, you were already here!`,
  alreadyHint: 'Your presence counts once; what you just wrote is added.',
  late: 'Recorded after the time: the team will see it.',
  done: 'You may close this page.',
  notSaved:
    'This could not be noted. What you typed stays here; try again, or call the person who welcomes you.',
  storageFull: 'The phone is full. What you typed stays here; call the host.',
  tooManyTexts:
    'You have already left many texts here, and your presence is noted. Clear these to send the rest.',
  offline: 'No network',
  offlineHint: 'What you typed stays here. Try again when the network is back, or use the host’s phone.',
  serverTrouble: 'The server does not answer. What you typed stays here; try again.',
  ticketInvalid: 'Too much time has passed since the code. Enter it again: what you typed is kept.',
  retry: 'Try again',
  loading: 'Loading…',
};
