/** Photos that somebody would rather not see shown: the bureau takes each down or keeps it; the board reads along. */
import type { ReactNode } from 'react';
import { useClubs } from '#app/data/hooks.ts';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { isSameRemoval } from '#app/data/photos/same-removal.ts';
import { useRemovals, type AskedRemoval } from '#app/data/commands/removals.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { typeset } from '#app/i18n/typography.ts';
import { Button } from '#app/ui/button.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import type { Removal } from '#schemas/documents/dossier.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { may } from '#schemas/rules/permissions.ts';
import { VISITOR } from '#schemas/rules/roles.ts';

export const RemovalRequests = ({ slug }: { readonly slug: ClubSlug | undefined }): ReactNode => {
  const { t } = useI18n();
  const actor = useWorkspace()?.actor ?? VISITOR;
  const clubs = (useClubs() ?? [])
    .map(({ clubId }) => clubId)
    .filter((clubId) => (slug === undefined || clubId === slug) && may(actor, 'read', 'dossiers', clubId));
  const asked = useRemovals(clubs) ?? [];
  if (asked.length === 0) return null;
  return (
    <Card labelledBy="removals">
      <CardHead id="removals" title={t.removal.requests(asked.length)} />
      <ul className="grid gap-4">
        {asked.map((one) => (
          <Request key={one.photo.id} {...one} decides={may(actor, 'update', 'photos', one.photo.clubId)} />
        ))}
      </ul>
    </Card>
  );
};

const Request = ({ decides, ...asked }: AskedRemoval & { readonly decides: boolean }): ReactNode => {
  const { t, format } = useI18n();
  const { photo, removals } = asked;
  const { sha256, tinyHash, caption } = photo;
  return (
    <li className="flex items-start gap-3">
      <PhotoPicture
        {...{ sha256, tinyHash }}
        variant="thumb"
        alt={caption || t.photos.slide}
        className="size-22 flex-none rounded-sm"
      />
      <div className="min-w-0 flex-1">
        {removals.map(({ askedAt, text }) => (
          <p key={askedAt} className="wrap-anywhere">
            {text === '' ? t.removal.noWhy : t.removal.quoted(typeset(text))}{' '}
            <span className="text-sm text-ink-soft">{format.shortDate(askedAt)}</span>
          </p>
        ))}
        {decides ? <Decision {...asked} /> : null}
      </div>
    </li>
  );
};

const Decision = ({ photo, activity, removals }: AskedRemoval): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const isOf = (list: readonly Removal[], removal: Removal): boolean =>
    list.some((one) => isSameRemoval(one, removal));
  const takeDown = () =>
    run({
      work: (commands) => commands.takeDownPhoto(photo.id),
      said: t.photos.takenDown,
      icon: 'eye-off',
      undo: (commands, taken) => commands.showPhotoAgain(photo, taken),
    });
  const keep = () =>
    run({
      work: (commands) =>
        commands.editDossier(activity, ({ removals: all = [] }) => ({
          removals: all.filter((one) => !isOf(removals, one)),
        })),
      said: t.removal.kept,
      icon: 'check',
      undo: (commands) =>
        commands.editDossier(activity, ({ removals: all = [] }) => ({
          removals: [...all, ...removals.filter((one) => !isOf(all, one))],
        })),
    });
  return (
    <div className="mt-2 flex flex-wrap gap-2 max-sm:[&>button]:flex-auto">
      <Button icon="eye-off" onClick={() => void takeDown()}>
        {t.removal.takeDown}
      </Button>
      <Button variant="quiet" icon="check" onClick={() => void keep()}>
        {t.removal.keep}
      </Button>
    </div>
  );
};
