/** The picture on an officer's card. */
import { withDe } from './elision.ts';

export const portrait = {
  menu: 'Photo de profil',
  title: (name: string) => `Photo ${withDe(name)}`,
  text: 'Elle paraît sur sa fiche, où chacun la voit.',
  choose: 'Choisir',
  chooseLong: 'Choisir un fichier',
  preparing: 'La photo est préparée…',
  ready: 'Voici ce qui paraîtra sur la fiche.',
  agree: (name: string) => `${name} est d’accord pour que chacun voie cette photo.`,
  agreeDetail: 'Elle peut être retirée à tout moment, sur tous les appareils.',
  agreeMissing: 'Cochez cette case une fois que la personne a dit oui.',
  missing: 'Prenez ou choisissez d’abord une photo.',
  save: 'Mettre sur la fiche',
  saved: (name: string) => `La photo est sur la fiche ${withDe(name)}.`,
  remove: 'Retirer la photo',
  removed: (name: string) => `La photo ${withDe(name)} est retirée partout.`,
};
