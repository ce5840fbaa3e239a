/** A sentence for every stable code: what happened, what is safe, what to do. The keys are the codes themselves. */
import type { CollectionErrorCode, ErrorCode, RejectionCode } from '#schemas/protocol/error-codes.ts';

/** Codes that only ever arise on the device. */
export type LocalErrorCode =
  'offline' | 'storage_full' | 'device_failed' | 'wrong_passphrase' | 'scope_lost' | 'unknown_vault';

export const errors: Record<ErrorCode | CollectionErrorCode | RejectionCode | LocalErrorCode, string> = {
  bad_request: 'La demande n’a pas été comprise. Rien n’est perdu ; réessayez.',
  not_json: 'La demande est arrivée abîmée. Rien n’est perdu ; réessayez.',
  invalid_body: 'Un champ n’est pas rempli comme il faut. Corrigez‑le et réessayez.',
  body_too_deep: 'La demande a une forme inattendue. Rien n’est perdu.',
  duplicate_field: 'La demande répète un champ. Rien n’est perdu.',
  wrong_credentials: 'L’e‑mail ou la phrase de passe n’est pas le bon. Vérifiez les deux et réessayez.',
  totp_required: 'Il faut maintenant le code de votre application.',
  wrong_totp: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.',
  not_signed_in: 'Il faut se connecter pour cela. Ce qui est sur ce téléphone est gardé.',
  session_ended: 'La session est finie. Reconnectez‑vous : rien n’est perdu.',
  wrong_code: 'Ce code n’est pas le bon. Regardez le code affiché dans la salle.',
  ticket_invalid: 'Trop de temps a passé depuis le code. Entrez‑le de nouveau : votre réponse est gardée.',
  forbidden: 'Votre rôle ne permet pas cela.',
  wrong_origin: 'La demande vient d’une autre page. Ouvrez l’application et réessayez.',
  not_found: 'Il n’y a rien à cette adresse.',
  invitation_invalid: 'Cette invitation n’est pas connue. Demandez‑en une nouvelle.',
  activity_unknown: 'Cette activité n’est pas connue. Vérifiez le lien ou scannez de nouveau.',
  method_not_allowed: 'La demande n’a pas été comprise.',
  check_in_closed: 'L’émargement est fermé. Adressez‑vous à la personne qui accueille.',
  photo_already_sent: 'Une photo a déjà été envoyée avec cette présence.',
  too_many_texts:
    'Cette personne a déjà laissé beaucoup de textes à cette activité. Réunissez les siens ou effacez‑en, puis renvoyez.',
  already_installed: 'L’application a déjà son administrateur. Connectez‑vous.',
  email_taken: 'Cet e‑mail a déjà un compte. Connectez‑vous avec lui.',
  roles_stale:
    'Les rôles de cette personne ont changé entre‑temps. Rien n’a été écrit\u00A0: regardez‑les de nouveau, puis recommencez.',
  upload_conflict: 'L’envoi de cette photo a été repris ailleurs. Il continuera seul.',
  invitation_expired: 'Cette invitation a expiré. Demandez‑en une nouvelle.',
  precondition_failed: 'L’image a changé entre‑temps. Rechargez la page.',
  body_too_large: 'C’est trop lourd pour un seul envoi. Rien n’est perdu.',
  unsupported_photo_type: 'Ce fichier n’est pas une photo JPEG ou WebP. Choisissez‑en une autre.',
  range_not_satisfiable: 'Cette partie de l’image n’existe pas. Rechargez la page.',
  hash_mismatch: 'La photo est arrivée abîmée. Elle est gardée ici et repartira.',
  photo_unreadable: 'Cette photo est abîmée et ne s’ouvre pas. Prenez‑en une autre.',
  photo_too_large_in_pixels: 'Cette photo a trop de pixels. Réduisez‑la, puis renvoyez‑la.',
  client_outdated: 'Cette version de l’application est trop ancienne. Mettez‑la à jour ; tout est gardé.',
  too_many_attempts: 'Trop d’essais. Attendez un peu, puis réessayez.',
  too_many_answers:
    'Beaucoup de réponses arrivent en ce moment. La vôtre est gardée ici et partira seule un peu plus tard.',
  internal: 'Le serveur a eu un problème. Ce que vous avez fait est gardé ici et repartira.',
  database_unavailable: 'Le serveur ne peut pas écrire pour l’instant. Tout est gardé ici et repartira seul.',
  stopping: 'Le serveur redémarre. L’envoi reprendra seul.',
  server_full: 'Le serveur n’a plus de place pour les photos. Elles sont gardées ici et repartiront seules.',
  unknown_collection: 'Cette version de l’application est trop ancienne. Mettez‑la à jour.',
  bad_checkpoint: 'La synchronisation reprend du début. Rien n’est perdu.',
  invalid_document: 'Un champ n’est pas accepté par le serveur. Corrigez‑le et renvoyez.',
  wrong_collection: 'Ce document n’est pas du genre annoncé.',
  wrong_scope: 'Ce document appartient à un autre club.',
  wrong_author: 'Ce document porte un autre auteur.',
  older_version: 'Ce document vient d’une version plus ancienne. Mettez l’application à jour, puis renvoyez.',
  newer_version: 'Ce document vient d’une version plus récente que le serveur. Il repartira plus tard.',
  illegal_transition: 'L’activité avait déjà changé d’état avant votre changement.',
  club_archived:
    'Ce club est archivé\u00A0: on n’y ajoute plus d’activité. Le bureau de l’AESI peut le rouvrir.',
  immutable: 'Cela ne se modifie plus une fois enregistré.',
  deleted: 'Quelqu’un a supprimé cela avant votre changement.',
  too_large: 'C’est trop lourd. Raccourcissez les textes ou réduisez la photo, puis renvoyez.',
  offline: 'Pas de réseau. Tout est gardé sur ce téléphone et partira seul.',
  storage_full:
    'Le téléphone est plein. Ce que vous avez tapé reste à l’écran : libérez de la place, puis réessayez.',
  device_failed:
    'Le téléphone n’a pas pu le faire. Ce que vous avez tapé reste à l’écran\u00A0: réessayez. Si cela recommence, notez‑le ailleurs, puis rechargez la page.',
  wrong_passphrase: 'Ce n’est pas la bonne phrase. Rien n’est effacé : réessayez.',
  scope_lost: 'Vous n’avez plus accès à ce club.',
  unknown_vault: 'Ce téléphone ne connaît pas ce compte. Il faut du réseau pour la première connexion.',
};
