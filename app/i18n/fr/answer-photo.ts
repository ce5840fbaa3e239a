/** The photo that an attendee may add to the answer, at the kiosk and on the own phone; fetched with the form. */
export const answerPhoto = {
  add: 'Ajouter une photo (si vous voulez)',
  preparing: 'La photo est préparée…',
  ready: 'Votre photo',
  readyText: 'Seul le bureau du club la verra, tant que personne ne l’a acceptée.',
  remove: 'Ne pas la joindre',
  agree: 'Les personnes que l’on y voit veulent bien que le club la garde et la publie.',
  agreeMissing: 'Cochez cette case si elles sont d’accord, ou ne joignez pas la photo.',
  notTaken: 'Cette image ne peut pas être jointe. Essayez‑en une autre, ou continuez sans.',
  notByQr: 'Pas de réseau : une photo ne voyage pas par le QR. Votre présence, si.',
  lost: 'La photo n’a pas été gardée : le téléphone est plein. Votre présence est notée.',
  sending: 'Votre photo part…',
  sent: 'Votre photo est arrivée au bureau du club.',
  notSent: 'Votre photo n’est pas partie. Votre présence, elle, est notée.',
  refused: 'Votre photo n’a pas été prise. Votre présence, elle, est notée.',
  already: 'Une photo était déjà jointe à votre présence : c’est elle qui reste.',
  retry: 'Renvoyer la photo',
};
