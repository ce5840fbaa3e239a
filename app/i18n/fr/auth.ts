/** Sign-in, first start, invitation. */
import { withDe } from './elision.ts';

export const auth = {
  signInTitle: 'Bonjour',
  signInSub: 'Connectez‑vous pour tenir votre club.',
  hello: (name: string) => `Bonjour ${name.split(' ')[0] ?? name}`,
  endedSub: 'La session est finie : votre phrase la rouvre.',
  knownSub: 'Votre phrase ouvre ce qui est sur ce téléphone.',
  otherPerson: 'Une autre personne',
  offlineTitle: 'Pas de réseau.',
  offlineNotice: 'Votre phrase ouvre ce qui est sur ce téléphone ; l’envoi attendra.',
  kioskTitle: 'Quitter la borne',
  kioskSub: 'La phrase de passe de la personne qui accueille ouvre de nouveau l’application.',
  backToKiosk: 'Retour à la borne',
  kioskOfOther: {
    title: 'Ce n’est pas votre borne.',
    text: 'Une autre personne l’a ouverte : seule sa phrase de passe la ferme.',
  },
  email: 'E‑mail',
  passphrase: 'Phrase de passe',
  passphraseHint: 'Cinq mots simples. Elle ne quitte pas cet appareil.',
  reveal: { showLabel: 'Afficher la phrase', hideLabel: 'Masquer la phrase' },
  continue: 'Continuer',
  opening: 'Ouverture…',
  forgotten: {
    ask: 'Phrase oubliée ?',
    title: 'Phrase oubliée',
    sub: 'Personne ne peut la retrouver, pas même l’AESI. Voici ce qui reste possible.',
    ways: [
      {
        title: 'Chercher dans votre kit de secours',
        text: 'La feuille imprimée le premier jour a une place où la noter. Ses codes, eux, remplacent le double facteur, pas la phrase.',
      },
      {
        title: 'Demander une nouvelle invitation',
        text: 'Le bureau de l’AESI vous invite de nouveau, avec un autre e‑mail, et vous rend votre rôle. Ce que le serveur a reçu n’est pas perdu.',
      },
      {
        title: 'Ce qui reste sur ce téléphone',
        text: 'Ce qui n’était pas envoyé d’ici reste fermé tant que la phrase n’est pas retrouvée. Rien n’est effacé.',
      },
    ],
  },
  seePublic: 'Voir les pages publiques',
  codeTitle: 'Votre code',
  codeSub: 'Six chiffres, dans votre application de codes.',
  code: 'Code à six chiffres',
  codeChanges: (left: string) => `Le code change dans ${left}`,
  verify: 'Vérifier',
  verifying: 'Vérification…',
  useRecoveryCode: 'Utiliser un code de secours',
  useApplicationCode: 'Utiliser le code de l’application',
  recoveryCode: 'Code de secours',
  recoveryHint: 'Un des dix codes de votre kit. Chacun ne sert qu’une fois.',
  startAgain: 'Recommencer',
  oldTitle: 'Votre phrase a changé',
  oldSub: 'Ce qui est sur ce téléphone s’ouvre encore avec l’ancienne.',
  oldPassphrase: 'Ancienne phrase de passe',
  open: 'Ouvrir',
  giveUpLocal: 'Je ne l’ai plus : repartir des données du serveur',
  damagedTitle: 'Les données de ce téléphone ne s’ouvrent plus',
  damagedSub: 'Elles ont été abîmées. Ce que le serveur a reçu est intact et sera repris.',
  startOver: 'Repartir des données du serveur',
  startOverConfirm: 'Ce qui n’était pas envoyé de ce téléphone sera effacé.',
  accept: {
    progress: (number: number, total: number) => `Étape ${number} sur ${total}`,
    loading: 'Votre invitation',
    hello: (name: string) => `Bonjour ${name}.`,
    invites: (by: string, roles: readonly string[]) =>
      `${by === '' ? 'On vous invite' : `${by} vous invite`} comme ${roles.join(', et ')}.`,
    asRole: (role: string, clubName: (slug: string) => string) => {
      if (role === 'admin') return 'responsable technique';
      if (role === 'board') return 'membre du bureau de l’AESI';
      const [, slug = '', post = ''] = role.split(':');
      const club = `club ${clubName(slug)}`;
      if (post === 'lead') return `responsable du ${club}`;
      return post === 'treasurer' ? `trésorier ou trésorière du ${club}` : `membre du bureau du ${club}`;
    },
    installationGreeting: 'Bienvenue. Vous serez la première personne à administrer l’application.',
    steps: {
      identity: {
        name: 'vous',
        title: 'Qui êtes‑vous ?',
        sub: 'Ce compte technique invitera le bureau de l’AESI et les clubs.',
      },
      passphrase: {
        name: 'phrase',
        title: 'Cinq mots à retenir',
        sub: 'Ils ouvrent l’application, même sans réseau.',
      },
      'second-factor': {
        name: 'double facteur',
        title: 'Un code qui change',
        sub: 'Une application de codes prouve que c’est bien vous. Elle marche sans réseau.',
      },
      kit: {
        name: 'secours',
        title: 'Gardez votre kit',
        sub: 'Téléphone perdu ? Chacun de ces codes vous ouvre la porte une fois.',
      },
    },
    name: 'Nom complet',
    nameHint: 'Tel que les autres le verront.',
    nameRequired: 'Écrivez votre nom',
    emailHint: 'Il sert à se connecter, rien n’y est envoyé.',
    emailTaken: 'Cet e‑mail a déjà un compte. Écrivez‑en un autre.',
    totp: {
      qr: 'QR à lire dans l’application de codes',
      instructions: ['Ouvrez une application de codes', 'Lisez ce carré', 'Tapez le code'],
      open: 'Ouvrir l’application de codes de ce téléphone',
      key: 'Ou recopiez la clé, sur ce même téléphone',
      copy: 'Copier la clé',
    },
    copyFailed: 'La copie n’a pas marché. Recopiez à la main.',
    shownCode: 'Le code affiché',
    codeHint: 'Il change toutes les 30 secondes.',
    creating: 'Création du compte…',
    wrongCode:
      'Ce code n’est pas le bon. Attendez le suivant ; s’il est encore refusé, mettez le téléphone à l’heure automatique.',
    refused: 'Le serveur n’a pas accepté un champ. Revenez en arrière et vérifiez ce qui est écrit.',
    offline: 'Pas de réseau. Tout ce que vous avez tapé est là : réessayez quand il revient.',
    occupied: 'Quelqu’un est déjà là',
    occupiedText: (name: string) =>
      `Le compte ${withDe(name)} est ouvert sur ce téléphone. Il faut le verrouiller avant d’en faire un autre.`,
    lockFirst: 'Verrouiller et continuer',
    keepOpen: 'Garder ce compte ouvert',
    toSignIn: 'Me connecter',
    refusals: {
      invitation_invalid: {
        title: 'Ce lien ne sert plus',
        text: 'Il a déjà servi, il a été repris, ou l’adresse est incomplète. Si vous venez de faire votre compte, connectez‑vous : les codes de secours se refont dans « Mon compte ». Sinon, demandez un nouveau lien à la personne qui vous invite.',
      },
      installation_invalid: {
        title: 'Ce lien ne mène pas à l’installation',
        text: 'À son premier démarrage, le serveur affiche un lien qui finit par une longue clé après « # » : copiez‑le en entier. Si l’installation est déjà faite, connectez‑vous.',
      },
      invitation_expired: {
        title: 'Cette invitation a expiré',
        text: 'Elle valait sept jours, tant que la personne qui vous a invité pouvait donner ce rôle. Demandez‑en une nouvelle à votre club.',
      },
      already_installed: {
        title: 'L’installation est déjà faite',
        text: 'L’application a son administrateur. Si c’est vous, connectez‑vous.',
      },
      email_taken: {
        title: 'Vous avez déjà un compte',
        text: 'Un compte existe avec cet e‑mail : connectez‑vous avec lui.',
      },
      offline: {
        title: 'Pas de réseau',
        text: 'Faire un compte a besoin du réseau, une seule fois. Gardez ce lien et réessayez.',
      },
      server: {
        title: 'Le serveur ne répond pas bien',
        text: 'Le lien reste bon. Réessayez dans un instant.',
      },
    },
  },
  newPassphrase: {
    labels: {
      words: 'Mots proposés',
      others: 'D’autres',
      phrase: 'Retapez‑les, ou choisissez les vôtres',
      again: 'Votre phrase encore une fois',
    },
    again_required: 'Retapez votre phrase pour être sûr de l’avoir bien écrite',
    again_differs: 'Les deux phrases ne sont pas pareilles. Comparez‑les mot à mot.',
    verdict: {
      0: { text: '', detail: '' },
      1: { text: 'Encore trop facile.', detail: 'Ajoutez des mots sans lien entre eux.' },
      3: { text: 'Acceptée.', detail: 'Cinq mots tirés au hasard sont plus sûrs encore.' },
      4: { text: 'Très solide.', detail: 'Personne ne la devinera.' },
    },
    staysHere: 'Elle ne quitte pas ce téléphone. Personne, pas même l’AESI, ne peut la retrouver.',
    problems: {
      required: 'Écrivez votre phrase de passe',
      passphrase_too_short: 'Trop courte : il faut au moins quatre mots, ou quatorze caractères.',
      passphrase_too_long: 'Trop longue : gardez 256 caractères au plus.',
      passphrase_repetitive: 'Trop facile : les mêmes signes reviennent. Prenez des mots différents.',
      passphrase_is_identity: 'Trop facile : votre nom et votre e‑mail se devinent en premier.',
    },
  },
  kit: {
    title: 'Kit de secours',
    codes: 'Codes de secours',
    print: 'Imprimer',
    byHand: 'Pas d’imprimante ? Recopiez ces codes à la main, ils ne seront plus montrés.',
    kept: 'C’est rangé en lieu sûr, ailleurs que dans ce téléphone.',
    keepFirst: 'Rangez d’abord ces codes, puis cochez : ils ne seront plus montrés.',
    open: 'Ouvrir l’application',
    person: 'Personne',
    madeAt: 'Fait le',
    intro:
      'Gardez cette feuille chez vous, loin du téléphone. Avec votre phrase de passe, elle ouvre votre compte : ne la photographiez pas.',
    codesTitle: 'Téléphone perdu : un code à la place du double facteur',
    codesHint: 'Chaque code sert une fois. Barrez‑le ensuite.',
    forgottenTitle: 'Phrase oubliée',
    forgotten:
      'Personne ne peut la retrouver. Le bureau de l’AESI peut vous inviter de nouveau, avec un autre e‑mail ; ce que le serveur a reçu n’est pas perdu.',
    noteTitle: 'Ma phrase, si je dois la noter',
    note: 'L’application ne l’écrit jamais elle‑même.',
  },
  errors: {
    wrong_credentials: 'L’e‑mail ou la phrase n’est pas le bon. Rien n’est effacé : réessayez.',
    wrongPassphrase:
      'Ce n’est pas la bonne phrase. Rien n’est effacé : réessayez. Changée sur un autre téléphone ? Passez par « Une autre personne ».',
    wrong_totp: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.',
    offline:
      'Pas de réseau, et ce compte n’a encore rien sur ce téléphone. La première connexion a besoin du réseau.',
    server_unavailable: 'Le serveur ne répond pas bien. Rien n’est perdu : réessayez dans un instant.',
    derivation_failed:
      'Le téléphone manque de mémoire pour ouvrir la phrase. Fermez d’autres applications, puis réessayez.',
    storage_full: 'Le téléphone est plein. Libérez un peu de place, puis réessayez.',
    tooManyAttempts: (wait: string) => `Trop d’essais. Réessayez dans ${wait}.`,
    emailRequired: 'Écrivez votre e‑mail',
    emailWrong: 'Cet e‑mail n’est pas complet',
    passphraseRequired: 'Écrivez votre phrase de passe',
    codeRequired: 'Il faut six chiffres',
    recoveryRequired: 'Écrivez un code de secours',
  },
};
