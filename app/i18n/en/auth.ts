import type { auth as fr } from '../fr/auth.ts';

export const auth: typeof fr = {
  signInTitle: 'Hello',
  signInSub: 'Sign in to run your club.',
  hello: (name) => `Hello ${name.split(' ')[0] ?? name}`,
  endedSub: 'The session has ended: your passphrase opens it again.',
  knownSub: 'Your passphrase opens what is on this phone.',
  otherPerson: 'Another person',
  offlineTitle: 'No network.',
  offlineNotice: 'Your passphrase opens what is on this phone; sending will wait.',
  kioskTitle: 'Leave the kiosk',
  kioskSub: 'The host’s passphrase opens the application again.',
  backToKiosk: 'Back to the kiosk',
  kioskOfOther: {
    title: 'This is not your kiosk.',
    text: 'Another person opened it: only that person’s passphrase closes it.',
  },
  email: 'E-mail',
  passphrase: 'Passphrase',
  passphraseHint: 'Five simple words. It never leaves this device.',
  reveal: { showLabel: 'Show the passphrase', hideLabel: 'Hide the passphrase' },
  continue: 'Continue',
  opening: 'Opening…',
  forgotten: {
    ask: 'Passphrase forgotten?',
    title: 'Passphrase forgotten',
    sub: 'Nobody can find it again, not even the AESI. Here is what remains possible.',
    ways: [
      {
        title: 'Look at your recovery kit',
        text: 'The sheet printed on the first day has a place to note it. Its codes stand for the second factor, not for the passphrase.',
      },
      {
        title: 'Ask for a new invitation',
        text: 'The board of the AESI invites you again, with another e-mail, and gives your role back. What the server received is not lost.',
      },
      {
        title: 'What stays on this phone',
        text: 'What was not sent from here stays closed until the passphrase is found. Nothing is erased.',
      },
    ],
  },
  seePublic: 'See the public pages',
  codeTitle: 'Your code',
  codeSub: 'Six digits, from your authenticator application.',
  code: 'Six-digit code',
  codeChanges: (left) => `The code changes in ${left}`,
  verify: 'Verify',
  verifying: 'Verifying…',
  useRecoveryCode: 'Use a recovery code',
  useApplicationCode: 'Use the application’s code',
  recoveryCode: 'Recovery code',
  recoveryHint: 'One of the ten codes of your kit. Each works once.',
  startAgain: 'Start again',
  oldTitle: 'Your passphrase has changed',
  oldSub: 'What is on this phone still opens with the old one.',
  oldPassphrase: 'Old passphrase',
  open: 'Open',
  giveUpLocal: 'I no longer have it: start from the server’s data',
  damagedTitle: 'The data on this phone no longer opens',
  damagedSub: 'It was damaged. What the server received is intact and will be fetched again.',
  startOver: 'Start from the server’s data',
  startOverConfirm: 'What was not sent from this phone will be erased.',
  accept: {
    progress: (number, total) => `Step ${number} of ${total}`,
    loading: 'Your invitation',
    hello: (name) => `Hello ${name}.`,
    invites: (by, roles) =>
      `${by === '' ? 'You are invited' : `${by} invites you`} as ${roles.join(', and ')}.`,
    asRole: (role, clubName) => {
      if (role === 'admin') return 'technical administrator';
      if (role === 'board') return 'member of the AESI board';
      const [, slug = '', post = ''] = role.split(':');
      const words = { lead: 'lead', treasurer: 'treasurer', officer: 'officer' }[post] ?? 'member';
      return `${words} of the ${clubName(slug)} club`;
    },
    installationGreeting: 'Welcome. You will be the first person to administer the application.',
    steps: {
      identity: {
        name: 'you',
        title: 'Who are you?',
        sub: 'This technical account will invite the AESI board and the clubs.',
      },
      passphrase: {
        name: 'passphrase',
        title: 'Five words to remember',
        sub: 'They open the application, even without network.',
      },
      'second-factor': {
        name: 'second factor',
        title: 'A code that changes',
        sub: 'An authenticator application proves that it is you. It works without network.',
      },
      kit: {
        name: 'recovery',
        title: 'Keep your kit',
        sub: 'Phone lost? Each of these codes opens the door once.',
      },
    },
    name: 'Full name',
    nameHint: 'As the others will see it.',
    nameRequired: 'Write your name',
    emailHint: 'It is for signing in, nothing is sent to it.',
    emailTaken: 'This e-mail already has an account. Write another one.',
    totp: {
      qr: 'QR to scan in the authenticator application',
      instructions: ['Open an authenticator application', 'Scan this square', 'Type the code'],
      open: 'Open this phone’s authenticator application',
      key: 'Or copy the key, on this same phone',
      copy: 'Copy the key',
    },
    copyFailed: 'Copying did not work. Copy it by hand.',
    shownCode: 'The code shown',
    codeHint: 'It changes every 30 seconds.',
    creating: 'Creating the account…',
    wrongCode:
      'This code is not right. Wait for the next one; if it is refused again, set the phone’s time to automatic.',
    refused: 'The server did not accept a field. Go back and check what is written.',
    offline: 'No network. All that you typed is still here: try again when it returns.',
    occupied: 'Somebody is already here',
    occupiedText: (name) =>
      `The account of ${name} is open on this phone. It must be locked before another one is made.`,
    lockFirst: 'Lock and continue',
    keepOpen: 'Keep this account open',
    toSignIn: 'Sign in',
    refusals: {
      invitation_invalid: {
        title: 'This link no longer works',
        text: 'It has been used or taken back, or the address is incomplete. If you have just made your account, sign in: recovery codes can be made again in “My account”. Otherwise ask the person who invites you for a new link.',
      },
      installation_invalid: {
        title: 'This link does not lead to installation',
        text: 'When it first starts, the server shows a link that ends in a long key after “#”: copy all of it. If installation is already done, sign in.',
      },
      invitation_expired: {
        title: 'This invitation has expired',
        text: 'It was good for seven days, while the person who invited you could give this role. Ask your club for a new one.',
      },
      already_installed: {
        title: 'Installation is already done',
        text: 'The application has its administrator. If that is you, sign in.',
      },
      email_taken: {
        title: 'You already have an account',
        text: 'There is an account with this e-mail: sign in with it.',
      },
      offline: {
        title: 'No network',
        text: 'Making an account needs the network, just once. Keep this link and try again.',
      },
      server: {
        title: 'The server does not answer well',
        text: 'The link stays good. Try again in a moment.',
      },
    },
  },
  newPassphrase: {
    labels: {
      words: 'Suggested words',
      others: 'Others',
      phrase: 'Type them again, or choose your own',
      again: 'Your passphrase once more',
    },
    again_required: 'Type your passphrase again, to be sure that it is written right',
    again_differs: 'The two are not the same. Compare them word by word.',
    verdict: {
      0: { text: '', detail: '' },
      1: { text: 'Still too easy.', detail: 'Add words that have nothing to do with each other.' },
      3: { text: 'Accepted.', detail: 'Five words drawn at random are safer still.' },
      4: { text: 'Very strong.', detail: 'Nobody will guess it.' },
    },
    staysHere: 'It never leaves this phone. Nobody, not even AESI, can find it again.',
    problems: {
      required: 'Write your passphrase',
      passphrase_too_short: 'Too short: at least four words, or fourteen characters.',
      passphrase_too_long: 'Too long: keep 256 characters at most.',
      passphrase_repetitive: 'Too easy: the same signs come again. Take different words.',
      passphrase_is_identity: 'Too easy: your name and e-mail are what people guess first.',
    },
  },
  kit: {
    title: 'Recovery kit',
    codes: 'Recovery codes',
    print: 'Print',
    byHand: 'No printer? Copy these codes by hand, they will not be shown again.',
    kept: 'It is put away in a safe place, not in this phone.',
    keepFirst: 'Put these codes away first, then tick: they will not be shown again.',
    open: 'Open the application',
    person: 'Person',
    madeAt: 'Made on',
    intro:
      'Keep this sheet at home, away from the phone. Together with your passphrase it opens your account: do not photograph it.',
    codesTitle: 'Phone lost: a code in place of the second factor',
    codesHint: 'Each code works once. Cross it out then.',
    forgottenTitle: 'Passphrase forgotten',
    forgotten:
      'Nobody can find it again. The AESI board can invite you anew, with another e-mail; what the server received is not lost.',
    noteTitle: 'My passphrase, if I must write it down',
    note: 'The application never writes it itself.',
  },
  errors: {
    wrong_credentials: 'The e-mail or the passphrase is not right. Nothing is erased: try again.',
    wrongPassphrase:
      'This is not the right passphrase. Nothing is erased: try again. Changed on another phone? Choose “Another person”.',
    wrong_totp: 'This code is not right, or has been used. Wait for the next one.',
    offline: 'No network, and this account has nothing on this phone yet. The first sign-in needs a network.',
    server_unavailable: 'The server does not answer properly. Nothing is lost: try again in a moment.',
    derivation_failed:
      'The phone lacks memory to open the passphrase. Close other applications, then try again.',
    storage_full: 'The phone is full. Make a little room, then try again.',
    tooManyAttempts: (wait) => `Too many attempts. Try again in ${wait}.`,
    emailRequired: 'Enter your e-mail',
    emailWrong: 'This e-mail is not complete',
    passphraseRequired: 'Enter your passphrase',
    codeRequired: 'Six digits are needed',
    recoveryRequired: 'Enter a recovery code',
  },
};
