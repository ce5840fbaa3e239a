/** The answer that goes from screen to camera: what the attendee reads on the own phone, fetched with the form. */
export const carried = {
  title: 'Montrez ce carré à la personne qui accueille',
  sub: 'Pas de réseau\u00A0: votre réponse est dedans, et son téléphone la lit.',
  busySub: 'Beaucoup de réponses arrivent en ce moment\u00A0: la vôtre est dedans, et son téléphone la lit.',
  qr: (number: number, total: number) =>
    total === 1
      ? 'QR qui porte votre réponse, à faire scanner par la personne qui accueille'
      : `QR ${number} sur ${total}, à faire scanner par la personne qui accueille`,
  number: (number: number, total: number) => `Carré ${number} sur ${total}`,
  several: 'Ils défilent seuls\u00A0: laissez‑les passer devant la caméra.',
  before: 'Carré précédent',
  after: 'Carré suivant',
  pause: 'Arrêter le défilement',
  play: 'Reprendre le défilement',
  code: 'Code',
  alsoKept:
    'Votre réponse est aussi gardée ici et part seule quand le réseau revient\u00A0: laissez cette page ouverte.',
  busyKept:
    'Votre réponse est aussi gardée ici et part seule dès que c’est possible\u00A0: laissez cette page ouverte.',
  onlyShown: 'Le serveur ne prend plus ce code\u00A0: la personne qui accueille peut encore scanner.',
  done: 'C’est scanné',
  correct: 'Corriger ma réponse',
  scanned: 'Votre réponse est sur le téléphone de l’accueil.',
  instead: 'Le réseau est trop lent\u00A0? Montrer un QR',
};
