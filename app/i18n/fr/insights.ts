/** What stands below the figures of the dashboard: findings, rankings, and what only the board sees. */
import { withDe } from './elision.ts';

export const insights = {
  evolutionMore: (last: string, earlier: string) => `Plus de participations en ${last} qu’en ${earlier}`,
  evolutionDoubled: (last: string, earlier: string) =>
    `Presque deux fois plus de participations en ${last} qu’en ${earlier}`,
  evolutionFewer: (last: string, earlier: string) => `Moins de participations en ${last} qu’en ${earlier}`,
  evolutionSame: (last: string, earlier: string) =>
    `À peu près autant de participations en ${last} qu’en ${earlier}`,
  evolutionFirst: (last: string) => `Premières participations en ${last}`,
  evolutionEmpty: 'Pas encore de participations à comparer',
  evolutionMeasure: (from: string, earlier: string, to: string, last: string) =>
    `De ${from} en ${earlier} à ${to} en ${last}, tous clubs réunis.`,
  evolutionFirstMeasure: (count: string, last: string) => `${count} en ${last}, tous clubs réunis.`,
  evolutionRunning: (month: string) =>
    `${month.charAt(0).toLocaleUpperCase('fr')}${month.slice(1)}, en cours, n’est pas compté.`,
  holidays: 'congés',
  chartLabel: (from: string, to: string) => `Participations par mois et par club, ${withDe(from)} à ${to}`,
  month: 'Mois',
  persons: 'Personnes',
  report: 'Rapport PDF',
  awards: 'Palmarès',
  noAwards: 'Les vainqueurs des compétitions paraîtront ici.',
  topTitle: (leader: string) => `${leader} mène le top 10`,
  topTitleShared: 'Le top 10 est mené à égalité',
  topTitlePlain: 'Top 10',
  noTop: 'Les personnes les plus assidues paraîtront ici.',
  unnamed: 'Nom non publié',
  boardTitle: 'Pour le bureau de l’AESI',
  boardSub: 'Visible du bureau seulement.',
  ratingTitle: (average: string) => `${average} sur 5 en moyenne`,
  ratingSub: (shown: string, count: number) => `${shown} ${count > 1 ? 'notes' : 'note'} sur la période`,
  stars: (shown: string, stars: number) => `${shown} ${stars >= 2 ? 'étoiles' : 'étoile'} sur 5`,
  executionTitle: (clubs: string, rate: string, several: boolean) =>
    several ? `${clubs} en tête, à ${rate} du programme` : `${clubs} en tête, à ${rate} de son programme`,
  executionSub: (year: string) => `Actions accomplies à la fin de chaque mois, programme ${year}.`,
  executionLabel: (year: string) => `Taux d’exécution par mois et par club, année ${year}`,
  averagesTitle: (clubs: string, value: string, month: string) =>
    `${clubs} réunit le plus de monde en ${month}\u00A0: ${value} par activité`,
  averagesTitleShared: (clubs: string, value: string, month: string) =>
    `${clubs} réunissent autant de monde en ${month}\u00A0: ${value} par activité`,
  averagesSub: 'Participations par activité tenue. Un mois sans activité n’a pas de point.',
  averagesLabel: (from: string, to: string) =>
    `Moyenne par activité, par mois et par club, ${withDe(from)} à ${to}`,
  files: {
    report: 'aesi_tableau_de_bord',
    evolution: 'aesi_participations_par_mois',
    execution: 'aesi_taux_execution_par_mois',
    averages: 'aesi_moyenne_par_activite',
  },
  topOfClub: (club: string) => `Top 10, ${club}`,
  topScope: 'Classement de',
  topCombined: 'Tous les clubs',
  next: 'En cours et à venir',
  noNextAnywhere: 'Les activités à venir de tous les clubs paraîtront ici.',
  topOf: (period: string) =>
    `${period}\u00A0: présences dans tous les clubs\u00A0; une personne compte une fois.`,
  topOfClubSub: (period: string) => `${period}\u00A0: présences dans ce club.`,
  noRating: 'Pas encore de notes',
  noRatingSub: 'Les notes arrivent avec les formulaires d’émargement.',
  allFeedback: 'Tous les retours',
  peopleTitle: (count: string, several: boolean) =>
    `${count} ${several ? 'personnes venues' : 'personne venue'}`,
  peopleSub: (period: string) => `${period}, tous clubs réunis\u00A0; une personne compte une fois.`,
  devices: {
    title: 'Appareils du bureau',
    allWell: 'Tous les appareils sont à jour',
    oneQuiet: (name: string) => `L’appareil ${withDe(name)} ne synchronise plus`,
    oneNever: (name: string) => `${name} n’a encore jamais synchronisé`,
    quiet: (count: number) => `${count} personnes n’ont pas synchronisé`,
    sub: (well: number, all: number, when: string) =>
      `Vues depuis moins de 7 jours : ${well} sur ${all}. Liste du ${when}.`,
    since: (days: number) => `depuis ${days} jours`,
    current: 'À jour',
    never: 'jamais vu',
    unknownDevice: 'Appareil inconnu',
    lastContact: (device: string, when: string) => `${device}, vu le ${when}`,
    board: 'Bureau de l’AESI',
    all: (count: number) => `Les ${count} personnes`,
    fewer: 'Seulement les premiers',
    none: 'Les appareils des clubs paraîtront ici dès qu’il y aura du réseau.',
  },
};
