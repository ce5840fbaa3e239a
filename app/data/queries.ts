/**
 * What screens read, as streams that emit now and after every change. Lists of one club or one activity are id ranges or
 * indexes; nothing here loads a whole kind. A kind that the open database does not hold (a visitor's) reads as empty.
 */
import { combineLatest, map, of, type Observable } from 'rxjs';
import type { MangoQuery } from 'rxdb';
import type { Collection } from '#schemas/documents/collections.ts';
import { hasItsActivity } from '#schemas/rules/photo-access.ts';
import {
  ASSOCIATION,
  attendanceRangeOf,
  clubDocumentIdOf,
  dossierIdOf,
  type ActivityId,
  type ClubSlug,
} from '#schemas/primitives/ids.ts';
import type { Local } from './local/local-document.ts';
import type { LocalDatabase } from './local/local-database.ts';
import type { LocalRow } from './local/local-rows.ts';

type Query = { readonly selector?: object; readonly sort?: readonly object[]; readonly limit?: number };

const find = <C extends Collection>(
  database: LocalDatabase,
  name: C,
  query: Query,
): Observable<readonly Local<C>[]> => {
  const collection = database.collections.get(name);
  if (collection === undefined) return of([]);
  const found = collection.find(query as MangoQuery<LocalRow>).$;
  return found.pipe(map((documents) => documents.map((one) => one.toJSON() as unknown as Local<C>)));
};

/** Null when there is none. */
export const document$ = <C extends Collection>(
  database: LocalDatabase,
  name: C,
  id: string,
): Observable<Local<C> | null> => {
  const collection = database.collections.get(name);
  if (collection === undefined) return of(null);
  return collection.findOne(id).$.pipe(map((one) => (one?.toJSON() ?? null) as Local<C> | null));
};

const idRange = (prefix: string) => ({ id: { $gte: prefix, $lte: `${prefix}\uffff` } });

/** By their place in menus; the association's own card is not among them. */
export const clubs$ = (database: LocalDatabase): Observable<readonly Local<'clubs'>[]> =>
  find(database, 'clubs', {}).pipe(
    map((clubs) =>
      clubs
        .filter(({ clubId }) => clubId !== ASSOCIATION)
        .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1)),
    ),
  );

export const club$ = (database: LocalDatabase, slug: ClubSlug): Observable<Local<'clubs'> | null> =>
  document$(database, 'clubs', clubDocumentIdOf(slug));

/** Latest first; of all clubs without a slug. */
export const activities$ = (
  database: LocalDatabase,
  slug?: ClubSlug,
  limit?: number,
): Observable<readonly Local<'activities'>[]> =>
  find(database, 'activities', {
    selector: slug === undefined ? { startsAt: { $gte: '' } } : { clubId: slug },
    sort: slug === undefined ? [{ startsAt: 'desc' }] : [{ clubId: 'desc' }, { startsAt: 'desc' }],
    ...(limit === undefined ? {} : { limit }),
  });

export const activity$ = (database: LocalDatabase, id: ActivityId): Observable<Local<'activities'> | null> =>
  document$(database, 'activities', id);

export const dossier$ = (
  database: LocalDatabase,
  slug: ClubSlug,
  activityId: ActivityId,
): Observable<Local<'dossiers'> | null> => document$(database, 'dossiers', dossierIdOf(slug, activityId));

export const attendances$ = (
  database: LocalDatabase,
  slug: ClubSlug,
  activityId: ActivityId,
): Observable<readonly Local<'attendances'>[]> =>
  find(database, 'attendances', { selector: rangeOf(slug, activityId) }).pipe(
    map((all) => [...all].sort((a, b) => (a.at < b.at ? -1 : 1))),
  );

/** Each club's are one id range: nothing of the others is opened. */
const ofClubs = <C extends Collection>(
  database: LocalDatabase,
  name: C,
  prefix: string,
  slugs: readonly ClubSlug[],
): Observable<readonly Local<C>[]> =>
  slugs.length === 0
    ? of([])
    : combineLatest(
        slugs.map((slug) => find(database, name, { selector: idRange(`${prefix}:${slug}:`) })),
      ).pipe(map((lists) => lists.flat()));

export const attendancesOfClubs$ = (
  database: LocalDatabase,
  slugs: readonly ClubSlug[],
): Observable<readonly Local<'attendances'>[]> => ofClubs(database, 'attendances', 'attendance', slugs);

export const dossiersOfClubs$ = (
  database: LocalDatabase,
  slugs: readonly ClubSlug[],
): Observable<readonly Local<'dossiers'>[]> => ofClubs(database, 'dossiers', 'dossier', slugs);

const rangeOf = (slug: ClubSlug, activityId: ActivityId) => {
  const { startId, endId } = attendanceRangeOf(slug, activityId);
  return { id: { $gte: startId, $lte: endId } };
};

/** Of one club, by name. */
export const participants$ = (
  database: LocalDatabase,
  slug: ClubSlug,
): Observable<readonly Local<'participants'>[]> =>
  find(database, 'participants', { selector: idRange(`participant:${slug}:`) }).pipe(
    map((people) => [...people].sort((a, b) => collator.compare(nameOf(a), nameOf(b)))),
  );

const collator = new Intl.Collator('fr', { sensitivity: 'base' });
const nameOf = ({ lastName, firstName }: Local<'participants'>): string => `${lastName} ${firstName}`;

export const participantsById$ = (
  database: LocalDatabase,
  ids: readonly string[],
): Observable<ReadonlyMap<string, Local<'participants'>>> =>
  find(database, 'participants', { selector: { id: { $in: ids } } }).pipe(
    map((people) => new Map(people.map((person) => [person.id, person]))),
  );

/** Of all years, in their order, then by due date. */
export const actions$ = (database: LocalDatabase, slug: ClubSlug): Observable<readonly Local<'actions'>[]> =>
  find(database, 'actions', { selector: { clubId: slug } }).pipe(
    map((all) =>
      [...all].sort((a, b) => a.order - b.order || ((a.dueDate ?? '9') < (b.dueDate ?? '9') ? -1 : 1)),
    ),
  );

/**
 * Latest first; of all clubs without a slug. Those taken down are not among them, nor those whose activity is not there: one that
 * is deleted shows nothing more, also of what reached the server after it (decision 020).
 */
export const photos$ = (
  database: LocalDatabase,
  slug?: ClubSlug,
  limit?: number,
): Observable<readonly Local<'photos'>[]> =>
  combineLatest([
    find(database, 'photos', {
      selector: slug === undefined ? { takenAt: { $gte: '' } } : { clubId: slug },
      sort: slug === undefined ? [{ takenAt: 'desc' }] : [{ clubId: 'desc' }, { takenAt: 'desc' }],
      ...(limit === undefined ? {} : { limit }),
    }),
    activities$(database, slug),
  ]).pipe(
    map(([photos, activities]) => {
      const living = new Set(activities.map(({ id }) => id));
      return photos.filter((photo) => photo.takenDownAt === null && hasItsActivity(photo, living));
    }),
  );

/** Of all mandates, as each bureau is ordered. */
export const officers$ = (
  database: LocalDatabase,
  slug: ClubSlug,
): Observable<readonly Local<'officers'>[]> =>
  find(database, 'officers', { selector: { clubId: slug } }).pipe(
    map((all) => [...all].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))),
  );

/** Tasks, roll calls and contacts of one club. */
export const duties$ = (database: LocalDatabase, slug: ClubSlug): Observable<readonly Local<'duties'>[]> =>
  find(database, 'duties', { selector: idRange(`duty:${slug}:`) });
