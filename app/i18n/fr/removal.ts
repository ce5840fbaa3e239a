/** Asking that a published photo be taken down, and what the bureau does about it. */
export const removal = {
  ask: 'Demander le retrait',
  title: 'Demander le retrait de cette photo',
  text: 'Votre demande va au bureau du club, qui décide. Votre nom n’est pas demandé.',
  why: 'Pourquoi',
  whyHint: 'Par exemple « Je suis au premier rang, et je n’ai pas donné mon accord ».',
  submit: 'Envoyer la demande',
  sending: 'Envoi…',
  sent: 'Demande envoyée au bureau du club',
  problem: {
    offline:
      'Pas de réseau : la demande n’est pas partie. Ce que vous avez écrit reste ici ; renvoyez‑la quand il revient.',
    not_found: 'Cette photo n’est déjà plus montrée.',
    too_many_attempts:
      'Beaucoup de demandes viennent d’arriver. Ce que vous avez écrit reste ici ; réessayez dans une heure.',
    other:
      'Le serveur n’a pas pris la demande. Ce que vous avez écrit reste ici ; réessayez dans un instant.',
  },
  requests: (count: number) =>
    count > 1 ? `On demande le retrait de ${count} photos` : 'On demande le retrait d’une photo',
  noWhy: 'Sans explication.',
  quoted: (text: string) => `« ${text} »`,
  takeDown: 'Retirer la photo',
  keep: 'La garder',
  kept: 'La photo reste, la demande est close',
};
