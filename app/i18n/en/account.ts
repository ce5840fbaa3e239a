import type { account as fr } from '../fr/account.ts';

export const account: typeof fr = {
  visitorTitle: 'You are not signed in',
  visitorText: 'Your account, your devices and your invitations will be here.',
  roles: 'Your roles',
  needsNetwork: 'This part needs the network. The rest of the page works without it.',
  signInAgain: 'Sign in again',
  failures: {
    offline: 'No network. What you typed is still here: try again when it returns.',
    unavailable: 'The server does not answer well. Nothing is lost: try again in a moment.',
    ended: 'The session with the server is over. Sign in again: what is on this phone is kept.',
    wrong_passphrase: 'This is not your current passphrase. Nothing has changed: try again.',
    changedElsewhere:
      'Your passphrase was changed elsewhere. Lock, then sign in with the new one: you will be asked for the old one once.',
  },
  device: {
    title: 'This device',
    theme: 'Appearance',
    themes: { system: 'Auto', light: 'Light', dark: 'Dark' },
    lockAfter: 'Minutes unused before locking',
    lockHint: 'The passphrase opens everything again, even without network.',
    lockNow: 'Lock now',
  },
  leave: {
    title: 'Leaving',
    sub: 'Your data stays sealed on this device; your passphrase opens it again.',
    signOut: 'Sign out',
    signOutAndErase: 'Sign out and erase',
    confirmTitle: 'Sign out of this device?',
    stay: 'Stay',
    nothingUnsent: 'All that you noted is on the server.',
    onlyHere: 'This is on this phone only:',
    wouldBeLost: 'You would lose:',
    pending: (count) => (count > 1 ? `${count} changes not sent.` : 'One change not sent.'),
    rejected: (count) =>
      count > 1
        ? `${count} refused changes that wait for your decision.`
        : 'One refused change that waits for your decision.',
    answers: (count) =>
      count > 1
        ? `${count} answers of the kiosk, not taken over yet.`
        : 'One answer of the kiosk, not taken over yet.',
    kioskPhotos: (count) =>
      count > 1
        ? `${count} photos of the kiosk, not taken over yet.`
        : 'One photo of the kiosk, not taken over yet.',
    photos: (count) => (count > 1 ? `${count} photos not sent yet.` : 'One photo not sent yet.'),
    drafts: (count) => (count > 1 ? `${count} drafts.` : 'One draft.'),
    unsentKept: 'All of it stays sealed here, and you will find it when you next sign in on this device.',
    unsentErased: 'All of it will be lost if you erase. Export it first.',
    failed: 'The phone could not read what waits here. Nothing is erased: try again.',
    notErased:
      'You are signed out, but not everything could be erased. Sign in again on this device, then erase again.',
    export: 'Export what is not sent',
    erase: 'Also erase my data from this device',
    eraseHint: 'For a phone that was lent or given back.',
  },
  security: {
    title: 'Security',
    passphraseRow: 'Change the passphrase',
    passphraseDetail: 'It opens your data and your session.',
    authenticatorRow: 'Replace the authenticator application',
    authenticatorDetail: 'After a change of phone.',
    codesRow: 'Make new recovery codes',
    codesLeft: (count) =>
      count === 0
        ? 'None left: make new ones.'
        : count === 1
          ? 'One left: make new ones soon.'
          : `${count} left.`,
    passphraseTitle: 'Change the passphrase',
    passphraseSub: 'Your other devices will have to sign in again.',
    currentPassphrase: 'Current passphrase',
    changePassphraseNow: 'Change the passphrase',
    changing: 'Changing…',
    passphraseChanged: 'Your passphrase is changed.',
    authenticatorTitle: 'Replace the authenticator application',
    authenticatorSub: 'The old one works until the first code of the new one.',
    authenticatorChanged: 'The new authenticator application is active.',
    codesTitle: 'Make new recovery codes',
    codesSub: 'Ten new codes, shown just once.',
    codesWarning: 'The old codes will stop working: destroy the old sheet.',
    makeCodes: 'Make ten codes',
    newKitTitle: 'Your new kit',
    newKitSub: 'The old codes no longer work.',
    newKitDone: 'Back to my account',
  },
  devices: {
    title: 'My devices',
    sub: 'Where your account is signed in.',
    unknown: 'Unknown device',
    lastSeen: (when) => `Seen ${when}`,
    current: 'This one',
    end: (device) => `Sign out ${device}`,
    confirmTitle: (device) => `Sign out ${device}?`,
    confirmText:
      'This device will send and receive nothing before a new sign-in. What is sealed on it only opens with your passphrase.',
    confirm: 'Sign out the device',
    ended: (device) => `${device} is signed out.`,
  },
  invitations: {
    title: 'Invitations',
    sub: 'People come in by invitation only.',
    none: 'No invitation is waiting. Those you make stay here until they are accepted.',
    pending: 'Waiting invitations',
    expires: (date) => `Good until ${date}`,
    expired: 'Expired',
    withdraw: (name) => `Take back the invitation of ${name}`,
    withdrawTitle: (name) => `Take back the invitation of ${name}?`,
    withdrawText: 'Its link will stop working. You can make another one.',
    withdrawConfirm: 'Take the invitation back',
    withdrawn: (name) => `The invitation of ${name} is taken back.`,
    invite: 'Invite somebody',
    inviteSub: 'A link that you hand over yourself; no e-mail is sent.',
    nameRequired: 'Write this person’s name',
    emailRequired: 'Write this person’s e-mail',
    emailHint: 'It will be used to sign in.',
    emailTaken: 'This e-mail already has an account.',
    place: 'Where',
    placeRequired: 'Choose a club or the board',
    post: 'Role',
    postRequired: 'Choose a role',
    posts: {
      lead: { label: 'Lead', detail: 'Runs the club, appoints its officers.' },
      treasurer: { label: 'Treasurer', detail: 'Keeps the club’s cash box.' },
      officer: { label: 'Officer', detail: 'Notes activities and welcomes people.' },
    },
    makeLink: 'Make the link',
    making: 'Making the link…',
    ready: (name) => `A link for ${name}`,
    readySub: 'Let this square be scanned, or send the link.',
    qr: 'QR of the invitation link',
    link: 'Invitation link',
    share: 'Share',
    once: (date) =>
      `This link is shown only here and works once, until ${date}. Give it to this person only.`,
    handedOver: 'It is handed over',
  },
};
