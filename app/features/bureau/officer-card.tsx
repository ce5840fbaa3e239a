/** One officer as published; the bureau reads a contact that is not. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { IconLink } from '#app/ui/icon-button.tsx';
import { Menu, type MenuItem } from '#app/ui/menu.tsx';
import type { OfficerContact } from '#schemas/documents/duty.ts';
import { hasLeft } from '#schemas/rules/bureau.ts';
import { fullName, knownContact, publicContact, type Contact } from './contact.ts';
import { labelOf, type OfficerLists } from './officer-lists.ts';
import { Portrait } from './portrait.tsx';

export interface OfficerCardProps {
  readonly officer: Local<'officers'>;
  readonly lists: OfficerLists;
  readonly duty: OfficerContact | undefined;
  readonly portrait: Local<'photos'> | undefined;
  readonly isLead: boolean;
  readonly onPortrait: () => void;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
}

export const OfficerCard = (props: OfficerCardProps): ReactNode => {
  const { officer, lists, portrait, isLead } = props;
  const { t, format } = useI18n();
  const name = fullName(officer);
  const { phone, email } = publicContact(officer);
  return (
    <Card as="article">
      <div className="flex items-start gap-3">
        <Portrait name={name} portrait={portrait} />
        <div className="min-w-0 flex-1">
          <h3 className="text-md font-bold text-ink-strong">{name}</h3>
          <p className="text-sm font-medium text-tint-text">{t.common.position[officer.position]}</p>
          <p className="text-sm text-ink-soft">
            {labelOf(lists.programsOfStudy, officer.programId)}, {labelOf(lists.studyLevels, officer.levelId)}
          </p>
          <Restricted {...props} />
          {officer.leftOn === null || officer.leftOn === undefined ? null : (
            <p className="text-sm text-ink">{t.bureau.left(format.date(officer.leftOn))}</p>
          )}
          {officer.pendingAt > 0 ? (
            <p className="flex items-center gap-1 text-sm text-blue-text">
              <Icon name="arrow-up" size="sm" />
              {t.bureau.toSend}
            </p>
          ) : null}
        </div>
        <div className="-mt-2 -mr-2 flex flex-col lg:-mt-4 lg:-mr-4">
          {isLead ? <CardMenu {...props} /> : null}
          {phone === '' ? null : (
            <IconLink
              icon="phone"
              href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
              label={t.bureau.call(name)}
            />
          )}
          {email === '' ? null : (
            <IconLink icon="mail" href={`mailto:${email}`} label={t.bureau.write(name)} />
          )}
        </div>
      </div>
    </Card>
  );
};

/** Nothing where everyone reads the contact; whoever may not read it learns only that it is not shared. */
const Restricted = ({ officer, duty }: OfficerCardProps): ReactNode => {
  const { t } = useI18n();
  if (officer.contact !== null)
    return (
      <p className="text-sm text-ink">
        <ContactText {...publicContact(officer)} />
      </p>
    );
  const known = knownContact(officer, duty);
  if (known.phone === '' && known.email === '')
    return <p className="text-sm text-ink-soft">{t.bureau.noContact}</p>;
  return (
    <p className="text-sm text-ink">
      <Icon name="lock" size="sm" label={t.bureau.bureauOnly} className="mr-1 inline-block align-[-2px]" />
      <ContactText {...known} />
    </p>
  );
};

/** A number stays in one piece. */
const ContactText = ({ phone, email }: Contact): ReactNode => (
  <>
    <span className="whitespace-nowrap">{phone}</span>
    {phone === '' || email === '' ? null : ' · '}
    <span className="wrap-anywhere">{email}</span>
  </>
);

const CardMenu = ({ officer, duty, onEdit, onPortrait, onLeave }: OfficerCardProps): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const name = fullName(officer);
  const comeBack = () =>
    run({
      work: (commands) => commands.leaveBureau(officer.id, null),
      said: t.bureau.isBack(name),
      icon: 'undo',
      undo: (commands) => commands.leaveBureau(officer.id, officer.leftOn ?? null),
    });
  const remove = () =>
    run({
      work: (commands) => commands.deleteOfficer(officer, duty),
      said: t.bureau.removed(name),
      icon: 'trash',
      undo: (commands) => commands.restoreOfficer(officer, duty),
    });
  const items: MenuItem[] = [
    { key: 'edit', label: t.bureau.edit, icon: 'edit', onSelect: onEdit },
    { key: 'portrait', label: t.portrait.menu, icon: 'camera', onSelect: onPortrait },
    hasLeft(officer)
      ? { key: 'back', label: t.bureau.comeBack, icon: 'undo', onSelect: () => void comeBack() }
      : { key: 'leave', label: t.bureau.leave, icon: 'leave', onSelect: onLeave },
    { key: 'remove', label: t.bureau.remove, icon: 'trash', danger: true, onSelect: () => void remove() },
  ];
  return <Menu label={t.bureau.more(name)} items={items} />;
};
