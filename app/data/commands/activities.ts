/** An activity and its restricted half: what a bureau does with them, offline or not. */
import type { Activity, ActivityState } from '#schemas/documents/activity.ts';
import type { Dossier, DossierCheckIn } from '#schemas/documents/dossier.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, dossierIdOf, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { err, ok } from '#schemas/primitives/result.ts';
import { isCheckInOpen } from '#schemas/rules/check-in-window.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import type { WriteContext } from './write-context.ts';
import { createDocument, writeDocument, type Edit, type Written } from './write-document.ts';

export interface NewActivity {
  readonly clubId: ClubSlug;
  readonly topic: string;
  readonly startsAt: Instant;
  readonly kind: string;
  readonly venue?: string;
}

/** Three fields are enough; the rest can come later. */
export const createActivity = (context: WriteContext, input: NewActivity): Written<Activity> =>
  createDocument(
    context,
    'activities',
    { id: activityIdOf(context.ulid()), clubId: input.clubId },
    {
      topic: input.topic.trim(),
      kind: input.kind,
      state: 'planned',
      startsAt: input.startsAt,
      endsAt: null,
      venue: input.venue?.trim() ?? '',
      description: '',
      cancelReason: '',
      checkInWindow: null,
      winners: [],
    },
  );

export type ActivityEdit = Omit<Edit<'activities'>, 'state' | 'cancelReason' | 'checkInWindow'>;

export const editActivity = (context: WriteContext, id: ActivityId, edit: ActivityEdit): Written<Activity> =>
  writeDocument(context, 'activities', id, edit);

export const moveActivityState = (
  context: WriteContext,
  id: ActivityId,
  state: ActivityState,
  cancelReason = '',
): Written<Activity> =>
  writeDocument(context, 'activities', id, (current) => ({
    state,
    cancelReason: state === 'cancelled' ? cancelReason.trim() : current.cancelReason,
  }));

export type DossierEdit = Omit<Edit<'dossiers'>, 'checkIn' | 'activityId'>;

/** Creates the dossier with its first entry: an activity has none until there is something restricted to keep. */
export const editDossier = (
  context: WriteContext,
  activity: Pick<Activity, 'id' | 'clubId'>,
  edit: DossierEdit | ((current: Dossier) => DossierEdit),
): Written<Dossier> => writeDossier(context, activity, edit);

/**
 * Starts a new window of three hours with a new secret. The dossier keeps the secret, the activity shows everyone the window.
 * Where a window is open already it stays as it is: two taps are one opening.
 */
export const openCheckIn = async (
  context: WriteContext,
  activity: Pick<Activity, 'id' | 'clubId'>,
): Written<Dossier> => {
  const nowMs = context.clock();
  const opened: DossierCheckIn = {
    secretBase32: newSecret(),
    counter: 0,
    openedAt: toInstant(nowMs),
    openedBy: context.actor.id as DossierCheckIn['openedBy'],
    closedAt: null,
  };
  const written = await writeDossier(context, activity, ({ checkIn }) => ({
    checkIn: isCheckInOpen(checkIn, nowMs) ? checkIn : opened,
  }));
  return written.ok ? showWindow(context, written.value) : written;
};

/** The next code; the one shown before dies at once. */
export const reissueCode = (
  context: WriteContext,
  activity: Pick<Activity, 'id' | 'clubId'>,
): Written<Dossier> =>
  writeDossier(context, activity, ({ checkIn }) => ({
    checkIn: checkIn && { ...checkIn, counter: checkIn.counter + 1 },
  }));

export const closeCheckIn = async (
  context: WriteContext,
  activity: Pick<Activity, 'id' | 'clubId'>,
): Written<Dossier> => {
  const closedAt = toInstant(context.clock());
  const written = await writeDossier(context, activity, ({ checkIn }) => ({
    checkIn: checkIn && { ...checkIn, closedAt: checkIn.closedAt ?? closedAt },
  }));
  return written.ok ? showWindow(context, written.value) : written;
};

const showWindow = async (context: WriteContext, dossier: Dossier): Written<Dossier> => {
  const { checkIn } = dossier;
  const checkInWindow = checkIn && { openedAt: checkIn.openedAt, closedAt: checkIn.closedAt };
  const shown = await writeDocument(context, 'activities', dossier.activityId, { checkInWindow });
  return shown.ok ? ok(dossier) : err(shown.error);
};

const writeDossier = async (
  context: WriteContext,
  activity: Pick<Activity, 'id' | 'clubId'>,
  edit: Edit<'dossiers'> | ((current: Dossier) => Edit<'dossiers'>),
): Written<Dossier> => {
  const id = dossierIdOf(activity.clubId, activity.id);
  const [existing] = await readLocal(collectionOf(context.database, 'dossiers'), [id]);
  if (existing === undefined || existing._deleted === true) {
    const empty = {
      activityId: activity.id,
      checkIn: null,
      difficulties: '',
      debrief: '',
      winners: [],
      pendingPhotos: [],
    };
    const created = await createDocument(context, 'dossiers', { id, clubId: activity.clubId }, empty);
    // Another tab may have created it in between: then it is edited like any other.
    if (!created.ok && !(created.error.type === 'refused' && created.error.code === 'immutable'))
      return created;
  }
  return writeDocument(context, 'dossiers', id, edit);
};

/** RFC 4648. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** 32 characters are 160 bits, what RFC 4226 recommends. */
const SECRET_LENGTH = 32;

const newSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(SECRET_LENGTH)), (byte) => BASE32[byte % 32]).join('');
