/** Photos: taken, published, looked at, taken down. */
const photosOf = (count: string, one: boolean): string => `${count} ${one ? 'photo' : 'photos'}`;

export const photos = {
  // On the activity's page
  title: 'Photos',
  take: 'Prendre',
  takeLong: 'Prendre une photo',
  choose: 'Choisir',
  chooseLong: 'Choisir des fichiers',
  some: photosOf,
  none: 'Les photos de cette activité paraîtront ici.',
  count: (count: string, one: boolean, waiting: number) =>
    waiting === 0 ? photosOf(count, one) : `${photosOf(count, one)}, dont ${waiting} à envoyer`,
  preparing: (at: number, of: number) =>
    of === 1 ? 'La photo est préparée…' : `Photo ${at} sur ${of}, préparée…`,
  nothingTaken:
    'Aucune photo n’est venue. Si l’appareil photo est refusé, autorisez‑le dans les réglages du téléphone, ou choisissez un fichier.',
  open: (name: string) => `Agrandir\u00A0: ${name}`,

  // What cannot be kept
  notKept: (count: number) =>
    count > 1 ? `${count} fichiers n’ont pas été gardés` : 'Un fichier n’a pas été gardé',
  fileProblem: {
    not_a_photo: (name: string) =>
      `«\u00A0${name}\u00A0» n’est pas une photo. Choisissez une image JPEG, PNG ou WebP.`,
    too_heavy: (name: string, size: string, limit: string) =>
      `«\u00A0${name}\u00A0» pèse ${size}, et ${limit} au plus sont acceptés. Réglez l’appareil photo sur une taille plus petite.`,
    too_many_pixels: (name: string, width: string, height: string) =>
      `«\u00A0${name}\u00A0» est trop grande (${width} × ${height} points). Réglez l’appareil photo sur une taille plus petite.`,
    unreadable: (name: string) =>
      `«\u00A0${name}\u00A0» est abîmée, ou d’un format que ce navigateur n’ouvre pas. Prenez‑la de nouveau, ou choisissez un JPEG.`,
    not_prepared: (name: string) =>
      `«\u00A0${name}\u00A0» n’a pas pu être préparée. Essayez encore, avec du réseau s’il y en a.`,
    no_room: (name: string) =>
      `«\u00A0${name}\u00A0» n’a pas été gardée\u00A0: le téléphone est plein. Les présences et les notes s’enregistrent encore.`,
    not_written: (name: string, why: string) =>
      `«\u00A0${name}\u00A0» n’est pas rattachée à l’activité. ${why}`,
  },
  othersKept: 'Les autres sont gardées.',
  lowTitle: (free: string) => `Moins de ${free} de libre sur ce téléphone`,
  lowText: 'Il reste de quoi prendre quelques photos. Envoyez ce qui attend dès que le réseau revient.',
  fullTitle: (free: string) => `Le téléphone est plein\u00A0: moins de ${free} de libre`,
  fullText:
    'Les photos ne sont plus gardées. Les présences et les notes s’enregistrent encore. Libérez de la place, puis reprenez.',

  // Before they are published
  pendingTitle: (count: number) => (count > 1 ? `${count} photos à publier` : 'Une photo à publier'),
  pendingText:
    'Visible du bureau seulement, tant que personne n’a dit que les personnes montrées sont d’accord.',
  review: 'Vérifier et publier',
  publishTitle: 'Publier les photos',
  captionOf: (at: number) => `Légende de la photo ${at}`,
  captionHint: 'Par exemple «\u00A0La remise des prix\u00A0».',
  photo: (at: number) => `Photo ${at}`,
  drop: (at: number) => `Ne pas garder la photo ${at}`,
  dropped: 'Photo retirée',
  agree: 'Les personnes que l’on reconnaît sont d’accord pour que ces photos soient vues de tous.',
  agreeDetail: 'Une seule hésite\u00A0? Ne gardez pas la photo. Chacune peut encore être retirée après.',
  agreeMissing: 'Cochez cette case une fois que vous avez demandé aux personnes.',
  publish: (count: number) => (count > 1 ? `Publier ${count} photos` : 'Publier la photo'),
  publishing: 'Publication…',
  published: (count: number) => (count > 1 ? `${count} photos publiées` : 'Photo publiée'),
  later: 'Plus tard',

  // Opened
  viewer: 'Photo ouverte',
  gallery: 'Photos',
  slide: 'Photo',
  carousel: 'Suite de photos',
  previous: 'Photo précédente',
  next: 'Photo suivante',
  close: 'Fermer la photo',
  position: (at: string, of: string) => `${at} sur ${of}`,
  download: 'Enregistrer la photo',
  toActivity: 'Voir l’activité',
  caption: 'Modifier la légende',
  captionTitle: 'Légende de la photo',
  captionLabel: 'Légende',
  captionSaved: 'Légende changée',
  takeDown: 'Retirer',
  takenDown: 'Photo retirée partout',

  // The gallery
  gallerySub: (count: string, onePhoto: boolean, activities: string, oneActivity: boolean) =>
    `${photosOf(count, onePhoto)} de ${activities} ${oneActivity ? 'activité' : 'activités'}`,
  clubs: 'Club',
  allClubs: 'Tous',
  activityFilter: 'Activité',
  allActivities: 'Toutes les activités',
  emptyTitle: 'Les photos des activités paraîtront ici',
  emptyText: 'Le bureau d’un club en prend depuis la page d’une activité.',
  emptyFilter: 'Aucune photo ici pour l’instant.',
  namedBy: (topic: string, day: string) => `${topic} · ${day}`,
  latest: 'Dernières photos',
  seeAll: 'Toute la galerie',

  // On their way
  waiting: (count: string, one: boolean) => `${count} ${one ? 'photo à envoyer' : 'photos à envoyer'}`,
  waitingAfterTexts: 'Après les textes',
  sendingNow: (sent: string, of: string) => `Envoi en cours\u00A0: ${sent} sur ${of}`,
  refusedPhoto: (topic: string | undefined) =>
    topic === undefined ? 'Photo' : `Photo, «\u00A0${topic}\u00A0»`,
  refusedDeleted: 'Elle a été retirée entre‑temps, avant d’être partie.',
  refusedOther: 'Elle n’a pas pu être rattachée à son activité.',
};
