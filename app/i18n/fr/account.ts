/** One's own account and this device. */
import { withDe } from './elision.ts';

export const account = {
  visitorTitle: 'Vous n’êtes pas connecté',
  visitorText: 'Ici viendront votre compte, vos appareils et vos invitations.',
  roles: 'Vos rôles',
  needsNetwork: 'Cette partie a besoin du réseau. Le reste de la page marche sans lui.',
  signInAgain: 'Me reconnecter',
  failures: {
    offline: 'Pas de réseau. Ce que vous avez tapé est là : réessayez quand il revient.',
    unavailable: 'Le serveur ne répond pas bien. Rien n’est perdu : réessayez dans un instant.',
    ended: 'La session avec le serveur est finie. Reconnectez‑vous : ce qui est sur ce téléphone est gardé.',
    wrong_passphrase: 'Ce n’est pas votre phrase actuelle. Rien n’est changé : réessayez.',
    changedElsewhere:
      'Votre phrase a été changée ailleurs. Verrouillez, puis reconnectez‑vous avec la nouvelle : l’ancienne vous sera demandée une fois.',
  },
  device: {
    title: 'Cet appareil',
    theme: 'Apparence',
    themes: { system: 'Auto', light: 'Clair', dark: 'Sombre' },
    lockAfter: 'Minutes sans usage avant de verrouiller',
    lockHint: 'La phrase de passe rouvre tout, même sans réseau.',
    lockNow: 'Verrouiller maintenant',
  },
  leave: {
    title: 'Partir',
    sub: 'Vos données restent scellées sur cet appareil ; votre phrase les rouvre.',
    signOut: 'Se déconnecter',
    signOutAndErase: 'Se déconnecter et effacer',
    confirmTitle: 'Se déconnecter de cet appareil ?',
    stay: 'Rester',
    nothingUnsent: 'Tout ce que vous avez noté est sur le serveur.',
    onlyHere: 'Ceci n’est que sur ce téléphone :',
    wouldBeLost: 'Vous perdriez :',
    pending: (count: number) =>
      count > 1 ? `${count} changements qui ne sont pas envoyés.` : 'Un changement qui n’est pas envoyé.',
    rejected: (count: number) =>
      count > 1
        ? `${count} changements refusés, qui attendent votre décision.`
        : 'Un changement refusé, qui attend votre décision.',
    answers: (count: number) =>
      count > 1
        ? `${count} réponses de la borne, pas encore reprises.`
        : 'Une réponse de la borne, pas encore reprise.',
    kioskPhotos: (count: number) =>
      count > 1
        ? `${count} photos de la borne, pas encore reprises.`
        : 'Une photo de la borne, pas encore reprise.',
    photos: (count: number) =>
      count > 1 ? `${count} photos qui ne sont pas parties.` : 'Une photo qui n’est pas partie.',
    drafts: (count: number) => (count > 1 ? `${count} brouillons commencés.` : 'Un brouillon commencé.'),
    unsentKept:
      'Tout cela reste scellé ici, et vous le retrouverez à votre prochaine connexion sur cet appareil.',
    unsentErased: 'Tout cela sera perdu si vous effacez. Exportez‑le d’abord.',
    failed: 'Le téléphone n’a pas pu lire ce qui attend ici. Rien n’est effacé : réessayez.',
    notErased:
      'Vous êtes déconnecté, mais tout n’a pas pu être effacé. Reconnectez‑vous sur cet appareil, puis effacez de nouveau.',
    export: 'Exporter ce qui n’est pas envoyé',
    erase: 'Effacer aussi mes données de cet appareil',
    eraseHint: 'Pour un téléphone prêté ou rendu.',
  },
  security: {
    title: 'Sécurité',
    passphraseRow: 'Changer de phrase de passe',
    passphraseDetail: 'Elle ouvre vos données et votre session.',
    authenticatorRow: 'Remplacer l’application de codes',
    authenticatorDetail: 'Après un changement de téléphone.',
    codesRow: 'Refaire les codes de secours',
    codesLeft: (count: number) =>
      count === 0
        ? 'Il n’en reste aucun : refaites‑en.'
        : count === 1
          ? 'Il en reste un : refaites‑en bientôt.'
          : `Il en reste ${count}.`,
    passphraseTitle: 'Changer de phrase',
    passphraseSub: 'Vos autres appareils devront se reconnecter.',
    currentPassphrase: 'Phrase actuelle',
    changePassphraseNow: 'Changer de phrase',
    changing: 'Changement…',
    passphraseChanged: 'Votre phrase est changée.',
    authenticatorTitle: 'Remplacer l’application de codes',
    authenticatorSub: 'L’ancienne marche jusqu’au premier code de la nouvelle.',
    authenticatorChanged: 'La nouvelle application de codes est active.',
    codesTitle: 'Refaire les codes de secours',
    codesSub: 'Dix nouveaux codes, montrés une seule fois.',
    codesWarning: 'Les anciens codes ne marcheront plus : détruisez l’ancienne feuille.',
    makeCodes: 'Faire dix codes',
    newKitTitle: 'Votre nouveau kit',
    newKitSub: 'Les anciens codes ne marchent plus.',
    newKitDone: 'Revenir à mon compte',
  },
  devices: {
    title: 'Mes appareils',
    sub: 'Là où votre compte est connecté.',
    unknown: 'Appareil inconnu',
    lastSeen: (when: string) => `Vu le ${when}`,
    current: 'Celui‑ci',
    end: (device: string) => `Déconnecter ${device}`,
    confirmTitle: (device: string) => `Déconnecter ${device} ?`,
    confirmText:
      'Cet appareil n’enverra et ne recevra plus rien avant une nouvelle connexion. Ce qui y est scellé ne s’ouvre qu’avec votre phrase.',
    confirm: 'Déconnecter l’appareil',
    ended: (device: string) => `${device} est déconnecté.`,
  },
  invitations: {
    title: 'Invitations',
    sub: 'On n’entre ici que sur invitation.',
    none: 'Aucune invitation n’attend. Celles que vous ferez resteront ici jusqu’à ce qu’elles soient acceptées.',
    pending: 'Invitations en attente',
    expires: (date: string) => `Valable jusqu’au ${date}`,
    expired: 'Expirée',
    withdraw: (name: string) => `Reprendre l’invitation ${withDe(name)}`,
    withdrawTitle: (name: string) => `Reprendre l’invitation ${withDe(name)} ?`,
    withdrawText: 'Son lien ne marchera plus. Vous pourrez en refaire un.',
    withdrawConfirm: 'Reprendre l’invitation',
    withdrawn: (name: string) => `L’invitation ${withDe(name)} est reprise.`,
    invite: 'Inviter quelqu’un',
    inviteSub: 'Un lien à remettre soi‑même ; aucun e‑mail n’est envoyé.',
    nameRequired: 'Écrivez le nom de cette personne',
    emailRequired: 'Écrivez l’e‑mail de cette personne',
    emailHint: 'Cette personne s’en servira pour se connecter.',
    emailTaken: 'Cet e‑mail a déjà un compte.',
    place: 'Où',
    placeRequired: 'Choisissez un club ou le bureau',
    post: 'Rôle',
    postRequired: 'Choisissez un rôle',
    posts: {
      lead: { label: 'Responsable', detail: 'Tient le club, nomme son bureau.' },
      treasurer: { label: 'Trésorerie', detail: 'Tient la caisse du club.' },
      officer: { label: 'Membre du bureau', detail: 'Note les activités et accueille.' },
    },
    makeLink: 'Faire le lien',
    making: 'Création du lien…',
    ready: (name: string) => `Un lien pour ${name}`,
    readySub: 'Faites scanner ce carré, ou envoyez le lien.',
    qr: 'QR du lien d’invitation',
    link: 'Lien d’invitation',
    share: 'Partager',
    once: (date: string) =>
      `Ce lien n’est montré qu’ici et ne sert qu’une fois, jusqu’au ${date}. Donnez‑le à cette personne seulement.`,
    handedOver: 'C’est remis',
  },
};
