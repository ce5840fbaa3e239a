/** The global dashboard: figures first, then findings. */
export const dashboard = {
  title: 'Tableau de bord',
  freshToday: (period: string, time: string) => `${period} · chiffres d’aujourd’hui, ${time}`,
  fresh: (period: string, when: string) => `${period} · chiffres du ${when}`,
  year: 'Année',
  period: 'Période',
  yearOf: (year: string) => `Année ${year}`,
  wholeYear: 'Toute l’année',
  semester: (number: 1 | 2) => `${number === 1 ? '1er' : '2e'} semestre`,
  figures: 'Chiffres de la période',
  activities: 'Activités',
  participations: 'Participations',
  average: 'Moyenne par activité',
  execution: 'Taux d’exécution',
  overAYear: 'sur un an',
  lastYear: (value: string) => `l’an passé\u00A0: ${value}`,
  actionsDone: (done: number, counted: number) =>
    `${done} ${done > 1 ? 'actions' : 'action'} sur\u00A0${counted}`,
  clubParticipations: (value: number, count: string) =>
    `${count} ${value < 2 ? 'participation' : 'participations'}`,
  executionOf: (rate: string) => `Taux d’exécution\u00A0: ${rate}`,
  noRate: 'Taux d’exécution inconnu',
  sparkline: (club: string, last: string) =>
    `Participations par mois du club ${club}, ${last} le dernier mois`,
  noNext: 'Rien de prévu pour l’instant',
  running: 'En cours',
  noDataTitle: 'Les chiffres ne sont pas encore sur ce téléphone',
  noDataText: 'Il faut du réseau une première fois. Ensuite ils s’ouvrent aussi sans réseau.',
  emptyTitle: 'Les activités des clubs paraîtront ici',
  emptyText: 'Dès qu’un club notera sa première activité, ses chiffres s’afficheront.',
  emptyInvite:
    'Commencez par inviter les bureaux\u00A0: chaque responsable note ensuite les activités de son club.',
  invite: 'Inviter quelqu’un',
};
