/** What each club does in a year: themes, competitions, places, and the lines of its action programme. */
import type { ClubSlug } from '#schemas/primitives/ids.ts';

export interface ClubVocabulary {
  readonly slug: ClubSlug;
  readonly topics: readonly (readonly [topic: string, kind: string])[];
  readonly competitions: readonly string[];
  readonly teams: readonly string[];
  readonly venues: readonly string[];
  readonly actions: readonly string[];
  /** How many people a usual meeting gathers, compared with the other clubs. */
  readonly draw: number;
  /** Share of the programme that gets done. */
  readonly diligence: number;
}

const slug = (text: string): ClubSlug => text as ClubSlug;

export const CLUB_VOCABULARIES: readonly ClubVocabulary[] = [
  {
    slug: slug('informatique'),
    draw: 1.05,
    diligence: 0.68,
    topics: [
      ['Initiation à Python pour l’enquête', 'atelier'],
      ['SQL par la pratique', 'atelier'],
      ['Atelier LaTeX : un mémoire propre', 'atelier'],
      ['QGIS : cartographier les marchés de Ouaga', 'atelier'],
      ['Nettoyer une base d’enquête avec R', 'atelier'],
      ['Excel avancé : tableaux croisés', 'atelier'],
      ['KoboToolbox de A à Z', 'atelier'],
      ['Sauvegarder son mémoire sans le perdre', 'conference'],
      ['Carrières : data analyst au Burkina', 'conference'],
      ['Git pour travailler à plusieurs', 'atelier'],
      ['Visualiser le recensement avec ggplot2', 'atelier'],
      ['Apprendre à chercher une erreur', 'atelier'],
      ['Sécurité : phrases de passe et hameçonnage', 'conference'],
      ['Stata pour les enquêtes par sondage', 'atelier'],
    ],
    competitions: [
      'Hackathon : données ouvertes du Faso',
      'Défi R : la plus belle carte',
      'Concours de requêtes SQL',
    ],
    teams: ['Équipe Yaar Data', 'Équipe Kadiogo', 'Équipe Bangr Tech', 'Équipe Licence 3'],
    venues: [
      'Salle informatique 2, ISSP',
      'Salle informatique 1, ISSP',
      'Bibliothèque de l’ISSP',
      'Amphi A, ISSP',
      'Salle 104',
    ],
    actions: [
      'Hackathon annuel',
      'Trois séances de R',
      'Former dix enquêteurs à KoboToolbox',
      'Initiation à Python',
      'Cartographie avec QGIS',
      'Visite de l’INSD',
      'Réparer six postes de la salle 2',
      'Bibliothèque de cours hors ligne',
      'Deux conférences de métiers',
      'Page de présentation du club',
    ],
  },
  {
    slug: slug('anglais'),
    draw: 1.15,
    diligence: 0.72,
    topics: [
      ['Conversation : Sankara en anglais', 'debat'],
      ['Speak up! Présenter son mémoire', 'atelier'],
      ['Phonetics without fear', 'atelier'],
      ['Film club : The Boy Who Harnessed the Wind', 'reunion'],
      ['Writing a motivation letter', 'atelier'],
      ['Statistics vocabulary', 'atelier'],
      ['Debate : should lectures be in English?', 'debat'],
      ['Job interview in English', 'atelier'],
      ['Reading circle : Things Fall Apart', 'reunion'],
      ['TOEFL : comment s’y préparer', 'conference'],
      ['English through songs', 'reunion'],
      ['Abstracts : dire l’essentiel en 200 mots', 'atelier'],
      ['Guest evening : une traductrice raconte', 'conference'],
      ['Tenses in one evening', 'atelier'],
    ],
    competitions: ['Spelling bee', 'Public speaking contest', 'Scrabble tournament'],
    teams: ['Équipe Shea Tree', 'Équipe Harmattan', 'Équipe Baobab', 'Équipe Licence 1'],
    venues: ['Salle 201', 'Salle 203', 'Amphi B, ISSP', 'Cour de l’ISSP', 'Bibliothèque de l’ISSP'],
    actions: [
      'Spelling bee annuel',
      'Deux soirées cinéma',
      'Cercle de lecture mensuel',
      'Jumelage avec le club de l’IBAM',
      'Lexique de statistique en anglais',
      'Préparation au TOEFL',
      'Journal du club, deux numéros',
      'Inviter un locuteur natif',
      'Atelier lettres de motivation',
    ],
  },
  {
    slug: slug('art-oratoire'),
    draw: 0.6,
    diligence: 0.55,
    topics: [
      ['Poser sa voix sans micro', 'atelier'],
      ['Le trac, et ce qu’on en fait', 'atelier'],
      ['Raconter des chiffres', 'atelier'],
      ['Improviser deux minutes', 'entrainement'],
      ['Le plan en trois temps', 'atelier'],
      ['Débat : la dette et nous', 'debat'],
      ['Lire un discours célèbre', 'reunion'],
      ['Répondre à une question difficile', 'entrainement'],
      ['Le corps parle aussi', 'atelier'],
      ['Soutenir son mémoire', 'conference'],
      ['Débat : faut-il noter les cours ?', 'debat'],
      ['Conter à la manière des griots', 'conference'],
    ],
    competitions: [
      'Joute oratoire : l’IA remplacera-t-elle le statisticien ?',
      'Concours d’éloquence',
      'Procès fictif : la moyenne contre la médiane',
    ],
    teams: ['Équipe Parole', 'Équipe Kora', 'Équipe Master', 'Équipe Licence 2'],
    venues: ['Amphi A, ISSP', 'Salle 105', 'Théâtre populaire', 'Cour de l’ISSP'],
    actions: [
      'Concours d’éloquence',
      'Joutes contre le club d’anglais',
      'Entraînement toutes les deux semaines',
      'Inviter un avocat',
      'Atelier voix avec un comédien',
      'Enregistrer dix discours',
      'Préparer les soutenances',
      'Sortie au théâtre',
    ],
  },
  {
    slug: slug('sport'),
    draw: 0.95,
    diligence: 0.8,
    topics: [
      ['Footing au parc Bangr-Weoogo', 'sortie'],
      ['Entraînement de football', 'entrainement'],
      ['Entraînement de basket', 'entrainement'],
      ['Réveil musculaire', 'entrainement'],
      ['Randonnée à Laongo', 'sortie'],
      ['Premiers secours au bord du terrain', 'conference'],
      ['Match amical contre l’IBAM', 'entrainement'],
      ['Volley du samedi', 'entrainement'],
      ['Étirements et mal de dos', 'atelier'],
      ['Manger avant l’effort', 'conference'],
      ['Sortie vélo vers Loumbila', 'sortie'],
      ['Yoga de fin de semestre', 'entrainement'],
    ],
    competitions: ['Tournoi inter-promotions de football', 'Cross de l’ISSP', 'Tournoi de maracana'],
    teams: ['Équipe Licence 2', 'Équipe Licence 3', 'Équipe Master 1', 'Équipe des anciens'],
    venues: [
      'Parc Bangr-Weoogo',
      'Terrain de l’université',
      'Stade municipal',
      'Plateau de basket',
      'Cour de l’ISSP',
    ],
    actions: [
      'Tournoi inter-promotions',
      'Footing tous les dimanches',
      'Acheter deux jeux de maillots',
      'Cross de l’ISSP',
      'Formation aux premiers secours',
      'Match aller et retour contre l’IBAM',
      'Remettre les filets en état',
      'Sortie à Laongo',
      'Bilan de forme en début d’année',
      'Tournoi de maracana',
    ],
  },
];
