/** What attendees and leads write. Sentences of their own kind, with accents, quotes and the odd slip of a phone keyboard. */

export const APPRECIATIONS = [
  'Très clair, merci.',
  'Le projecteur a lâché, mais on a fini sur les téléphones.',
  'Bonne ambiance, on a bien travaillé.',
  'Un peu rapide à la fin.',
  'J’ai enfin compris les jointures !',
  'Trop de monde pour la salle.',
  'Exemples concrets, bravo à l’équipe.',
  'On n’entendait pas bien au fond.',
  'Super séance, à refaire.',
  'Intéressant mais trop théorique.',
  'L’animateur explique bien et avec patience.',
  'J’ai appris beaucoup de choses utiles pour mon mémoire.',
  'Bien, mais on a commencé avec 40 minutes de retard.',
  'Ça m’a donné confiance pour parler devant les autres.',
  'Le terrain était glissant, mais belle partie.',
  'Merci pour l’eau et les beignets :)',
] as const;

export const SUGGESTIONS = [
  'Commencez à l’heure, les taxis sont rares après 18 h.',
  'Il faut une deuxième séance.',
  'Plus d’exercices, moins de diapositives.',
  'Prévoir des rallonges électriques.',
  'Envoyer le support la veille.',
  'Faire deux groupes : débutants et avancés.',
  'Inviter un professionnel de l’INSD.',
  'Changer de salle, il fait trop chaud.',
  'Un programme affiché pour tout le semestre.',
  'Organiser la prochaine un samedi matin.',
  'Prévoir une attestation de participation.',
  'Un groupe pour continuer à pratiquer entre les séances.',
  'Mettre un micro au fond de l’amphi.',
  'Faire aussi une séance pour les L1.',
] as const;

export const DIFFICULTIES = [
  'Coupure de courant à 15 h 10 : vingt minutes perdues, reprise sur batterie. Quatre postes sans Python.',
  'Salle occupée par un cours jusqu’à 15 h 30, début retardé.',
  'Le vidéoprojecteur ne s’allume plus ; câble à remplacer.',
  'Plus de participants que de places, une quinzaine debout.',
  'Pluie : repli sous le hangar, deux matchs reportés.',
  'Pas de réseau pendant toute la séance.',
  'L’intervenante a eu un empêchement, remplacée par un membre du bureau.',
  'Deux ballons crevés, il n’en reste que trois.',
  'Clé de la salle introuvable, gardien appelé.',
  'Peu de monde à cause des examens partiels.',
] as const;

export const DEBRIEFS = [
  'Objectif atteint. Refaire avec deux encadrants de plus.',
  'Bonne participation. Prévoir la salle la veille.',
  'À reconduire au second semestre.',
  'Contenu trop long pour deux heures : couper en deux séances.',
  'Très bonne implication des L1.',
] as const;

export const CANCEL_REASONS = [
  'Coupure de courant',
  'Salle indisponible',
  'Examens partiels avancés',
  'Forte pluie',
] as const;

export const MEETINGS = [
  'Réunion de bureau',
  'Préparation du semestre',
  'Bilan d’étape',
  'Répartition des tâches',
] as const;

export const TASKS = [
  'Réserver la salle',
  'Imprimer les affiches',
  'Acheter l’eau et les beignets',
  'Accueillir les participants',
  'Prendre les photos',
  'Écrire le compte rendu',
  'Relancer les inscrits',
  'Préparer le matériel',
] as const;
