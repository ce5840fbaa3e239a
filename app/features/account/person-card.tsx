import type { ReactNode } from 'react';
import { useClubs } from '#app/data/hooks.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { parseClubRole } from '#schemas/rules/roles.ts';
import { roleWord } from './account-words.ts';

export const PersonCard = ({ account }: { readonly account: AccountView }): ReactNode => {
  const { t } = useI18n();
  const clubs = useClubs() ?? [];
  const { displayName, email, roles } = account;
  const clubSlug = roles.map(parseClubRole).find((role) => role !== undefined)?.slug;
  return (
    <Card labelledBy="account-person">
      <div className="flex items-center gap-4">
        <Avatar name={displayName} size="lg" clubSlug={clubSlug} />
        <div className="min-w-0">
          <h2 id="account-person" className="break-words">
            {displayName}
          </h2>
          <p className="text-sm break-words text-ink-soft">{email}</p>
        </div>
      </div>
      <ul aria-label={t.account.roles} className="mt-4 flex flex-wrap gap-2">
        {(roles.length === 0 ? [''] : roles).map((role) => {
          const slug = parseClubRole(role)?.slug;
          return (
            <li key={role}>
              <Chip icon="user" tone={slug === undefined ? 'neutral' : 'tint'} clubSlug={slug}>
                {roleWord(role, clubs, t)}
              </Chip>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
