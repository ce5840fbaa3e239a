import { paths } from '#app/paths.ts';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { NotFound } from '#app/ui/not-found.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';

export const UnknownPage = () => {
  const { t } = useFirstI18n();
  usePageTitle(t.common.unknownPage, t.common.appName);
  return (
    <NotFound
      title={t.common.unknownPage}
      text={t.common.unknownPageHint}
      actions={<ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>}
    />
  );
};
