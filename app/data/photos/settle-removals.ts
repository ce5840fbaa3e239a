/**
 * A request that a photo be taken down may come in when the photo has already gone: it was asked while this device had no network,
 * say. It is answered then, and goes by itself. Only what comes in is looked at, not what becomes of a photo: taking one down keeps
 * what had been asked about it for its undo.
 */
import { concatMap, type Subscription } from 'rxjs';
import { may } from '#schemas/rules/permissions.ts';
import { clubsOf, type AccountActor } from '#schemas/rules/roles.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { dossiersOfClubs$ } from '../queries.ts';

export interface SettleRemovalsDeps {
  readonly database: LocalDatabase;
  readonly actor: AccountActor;
  readonly commands: Pick<Commands, 'dropAnsweredRemovals'>;
  readonly onError: (cause: unknown) => void;
}

/** Of the clubs whose dossiers this person writes. */
export const settleRemovals = ({ database, actor, commands, onError }: SettleRemovalsDeps): Subscription => {
  const clubs = clubsOf(actor).filter((club) => may(actor, 'update', 'dossiers', club));
  return dossiersOfClubs$(database, clubs)
    .pipe(
      concatMap(async (dossiers) => {
        for (const { activityId, clubId, removals = [] } of dossiers)
          if (removals.length > 0) await commands.dropAnsweredRemovals({ id: activityId, clubId });
      }),
    )
    .subscribe({ error: onError });
};
