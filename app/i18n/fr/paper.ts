/** What of an activity goes on paper and comes back from it: the sign-in sheet, its typing, the report. And what people said. */
export const paper = {
  // The printed sheet
  sheet: 'Feuille d’émargement',
  print: 'Imprimer',
  show: 'Que montrer',
  withPresent: 'Avec les présents',
  withBlank: 'Lignes vides',
  brand: (club: string) => `AESI · Club ${club}`,
  activity: 'Activité',
  date: 'Date',
  place: 'Lieu',
  number: 'Numéro',
  name: 'Nom et prénom',
  program: 'Filière',
  level: 'Niveau',
  arrival: 'Arrivée',
  signature: 'Signature',
  lead: 'Le responsable',
  secretary: 'Le secrétaire',
  printedAt: (when: string) => `Imprimé\u00A0: ${when}`,
  page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  pageLabel: (page: number) => `Feuille d’émargement, page ${page}`,
  onlyBureau: 'Cette feuille est réservée au bureau du club',
  onlyBureauSafe: 'Connectez‑vous avec un compte du bureau de ce club pour l’ouvrir.',

  // Typing a sheet
  type: 'Saisir une feuille papier',
  typeTitle: 'Saisie d’une feuille papier',
  typeSub:
    'Une ligne par personne\u00A0; Entrée passe à la case suivante. Tout est gardé en brouillon jusqu’à l’enregistrement.',
  line: (number: number) => `Ligne ${number}`,
  lastName: 'Nom',
  firstName: 'Prénom',
  choose: 'Choisir',
  removeLine: (number: number) => `Retirer la ligne ${number}`,
  addLine: 'Ajouter une ligne',
  incomplete: 'Remplissez les quatre cases de cette ligne, ou retirez‑la.',
  present: (name: string) => `${name} est déjà dans la liste\u00A0: compte une seule fois.`,
  twice: (number: number) => `Même personne qu’à la ligne ${number}\u00A0: compte une seule fois.`,
  otherPerson: 'Une autre personne du même nom',
  save: (count: string, one: boolean) => (one ? 'Enregistrer 1 présence' : `Enregistrer ${count} présences`),
  saveNone: 'Enregistrer',
  nothing: 'Écrivez au moins une ligne.',
  someLeft: (count: number) =>
    count === 1
      ? 'Une ligne n’a pas pu être enregistrée\u00A0; elle reste ici.'
      : `${count} lignes n’ont pas pu être enregistrées\u00A0; elles restent ici.`,
  saved: (count: string, one: boolean) =>
    one ? 'Une présence est enregistrée.' : `${count} présences sont enregistrées.`,

  // The report
  report: 'Compte rendu PDF',
  reportTitle: 'Compte rendu d’activité',
  making: 'Préparation du PDF…',
  ready: (fileName: string) => `Fichier prêt\u00A0: ${fileName}`,
  failed: 'Le PDF n’a pas pu être fait. Rien n’est perdu\u00A0; fermez d’autres pages et réessayez.',
  figurePresent: 'Présents',
  figureRating: 'Note',
  ratingNote: (count: string) => `sur 5, ${count}`,
  answers: (count: number, text: string) => (count < 2 ? `${text} réponse` : `${text} réponses`),
  figurePhotos: 'Photos',
  figureLate: 'Après l’heure',
  unfolded: 'Déroulé',
  byProgram: 'Par filière',
  byLevel: 'Par niveau',
  madeAt: (when: string) => `Fait le ${when}`,
  expenses: 'Dépenses',
  expensesHidden: 'Dans la caisse chiffrée du club, non imprimées',

  // What people said
  feedback: 'Ce qu’ils en disent',
  feedbackHint: 'Seuls le bureau du club et celui de l’AESI le lisent.',
  average: (average: string) => `${average} sur 5`,
  noRating: 'Pas encore de note.',
  stars: (rating: number) => (rating === 1 ? '1 étoile' : `${rating} étoiles`),
  appreciations: 'Appréciations',
  suggestions: 'Suggestions',
  seeAll: (count: string) => `Voir les ${count}`,
  seeLess: 'Voir moins',

  // Participants
  listPage: (page: string, pages: string) => `Page ${page} sur ${pages}`,
  listBefore: 'Page précédente',
  listAfter: 'Page suivante',
  way: 'Façon',
  late: 'Après l’heure',
  yes: 'oui',

  // Winners and dates
  notPresent: 'n’est pas dans la liste des présents',
  notPresentHint: 'Pas dans la liste des présents\u00A0: c’est permis, et ce sera indiqué.',
  past: 'Cette date est passée.',
  ends: 'Fin',
  reversed: 'La fin vient avant le début\u00A0: corrigez l’une des deux.',
  archived: (club: string) => `Le club ${club} est archivé\u00A0: cette activité reste lisible.`,
};
