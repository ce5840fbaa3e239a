/** A club's card: begun, renamed, archived, reopened. */
export const clubCard = {
  create: 'Ajouter un club',
  newTitle: 'Un nouveau club',
  newNameHint: (address: string) =>
    address === ''
      ? 'L’adresse du club sera faite de ce nom et ne changera plus.'
      : `L’adresse du club sera ${address} et ne changera plus.`,
  created: (name: string) => `${name} est ajouté.`,
  acts: 'Gérer le club',
  edit: 'Modifier le nom et le texte',
  editTitle: 'Modifier le club',
  name: 'Nom du club',
  nameHint: 'L’adresse du club ne change pas\u00A0: les liens déjà envoyés restent bons.',
  description: 'Présentation',
  descriptionHint: 'Ce que le club fait, pour ceux qui ne le connaissent pas.',
  missing: 'Donnez un nom à ce club.',
  taken: 'Un autre club porte déjà ce nom.',
  saved: 'Le club est à jour.',
  archive: 'Archiver le club',
  archiveTitle: 'Archiver ce club\u00A0?',
  archiveText:
    'On n’y ajoutera plus rien et il quittera le menu. Ses activités, ses photos et ses chiffres restent lisibles. Vous pourrez le rouvrir.',
  archived: (name: string) => `${name} est archivé.`,
  reopen: 'Rouvrir le club',
  reopened: (name: string) => `${name} est rouvert.`,
};
