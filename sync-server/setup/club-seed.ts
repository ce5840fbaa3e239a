/** The association's four clubs and its lists (R1), put there on first start; everything here can be changed in the interface. */
import type { Club } from '#schemas/documents/club.ts';
import { DOCUMENT_VERSION } from '#schemas/documents/fields.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ASSOCIATION, clubDocumentIdOf, SETUP_SERVICE, type ClubSlug } from '#schemas/primitives/ids.ts';

type Lists = Pick<Club, 'programsOfStudy' | 'studyLevels' | 'activityKinds' | 'expenseReasons'>;

const ASSOCIATION_LISTS: Lists = {
  programsOfStudy: [
    { key: 'analyse-statistique', label: 'Analyse statistique' },
    { key: 'demographie', label: 'Démographie' },
    { key: 'stat-info', label: 'Stat-info' },
    { key: 'suivi-evaluation', label: 'Suivi-évaluation' },
    { key: 'autre', label: 'Autre' },
  ],
  studyLevels: [
    { key: 'l1', label: 'L1' },
    { key: 'l2', label: 'L2' },
    { key: 'l3', label: 'L3' },
    { key: 'm1', label: 'M1' },
    { key: 'm2', label: 'M2' },
  ],
  activityKinds: [
    { key: 'atelier', label: 'Atelier', competition: false },
    { key: 'conference', label: 'Conférence', competition: false },
    { key: 'debat', label: 'Débat', competition: false },
    { key: 'competition', label: 'Compétition', competition: true },
    { key: 'entrainement', label: 'Entraînement', competition: false },
    { key: 'sortie', label: 'Sortie', competition: false },
    { key: 'reunion', label: 'Réunion', competition: false },
  ],
  expenseReasons: [
    { key: 'restauration', label: 'Restauration' },
    { key: 'transport', label: 'Transport' },
    { key: 'materiel', label: 'Matériel' },
    { key: 'impression', label: 'Impression' },
    { key: 'location', label: 'Location de salle' },
    { key: 'communication', label: 'Communication' },
    { key: 'recompenses', label: 'Récompenses' },
    { key: 'cotisation', label: 'Cotisation' },
    { key: 'subvention', label: 'Subvention' },
    { key: 'divers', label: 'Divers' },
  ],
};

/** Empty lists: the association's hold. */
const NO_LISTS: Lists = { programsOfStudy: [], studyLevels: [], activityKinds: [], expenseReasons: [] };

const CLUBS = [
  {
    slug: 'informatique',
    name: 'Informatique',
    description:
      'Programmer, réparer, analyser des données : ateliers pratiques pour débutants et confirmés, et un concours de code chaque année.',
  },
  {
    slug: 'anglais',
    name: 'Anglais',
    description:
      'Parler anglais sans peur de se tromper : conversations, films, jeux de rôle et préparation aux examens.',
  },
  {
    slug: 'art-oratoire',
    name: 'Art oratoire',
    description:
      'Prendre la parole, argumenter, convaincre : joutes, débats et entraînements devant un public bienveillant.',
  },
  {
    slug: 'sport',
    name: 'Sport',
    description: 'Bouger ensemble toute l’année : football, basket, course et tournois entre promotions.',
  },
] as const;

/** The association's card first, then the clubs'. */
export function seedClubs(nowMs: number, isDemo: boolean): Club[] {
  const at = toInstant(nowMs);
  const card = (slug: string, name: string, description: string, order: number, lists: Lists): Club => ({
    id: clubDocumentIdOf(slug as ClubSlug),
    clubId: slug as ClubSlug,
    createdAt: at,
    createdBy: SETUP_SERVICE,
    updatedAt: at,
    updatedBy: SETUP_SERVICE,
    v: DOCUMENT_VERSION,
    name,
    description,
    tint: slug,
    order,
    archivedAt: null,
    demonstration: isDemo && slug === ASSOCIATION,
    ...lists,
  });
  const association = card(
    ASSOCIATION,
    'AESI',
    'L’association des étudiants réunit ses clubs : ce qu’ils préparent, ce qu’ils font, et qui y participe.',
    0,
    ASSOCIATION_LISTS,
  );
  const clubs = CLUBS.map(({ slug, name, description }, place) =>
    card(slug, name, description, place + 1, NO_LISTS),
  );
  return [association, ...clubs];
}
