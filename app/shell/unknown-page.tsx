import { paths } from '#app/paths.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ErrorState } from '#app/ui/error-state.tsx';

export const UnknownPage = () => {
  const { t } = useI18n();
  return (
    <ErrorState
      title={t.common.unknownPage}
      safe={t.common.unknownPageHint}
      actions={<ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>}
    />
  );
};
