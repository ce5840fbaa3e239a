import { paths } from '#app/paths.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ErrorState } from '#app/ui/error-state.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';

export const UnknownPage = () => {
  const { t } = useI18n();
  usePageTitle(t.common.unknownPage, t.common.appName);
  return (
    <>
      <PageHead title={t.common.unknownPage} />
      <ErrorState
        title={t.common.unknownPageHint}
        icon="search"
        actions={<ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>}
      />
    </>
  );
};
