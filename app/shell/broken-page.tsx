import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorState } from '#app/ui/error-state.tsx';
import { PageHead } from '#app/ui/page-head.tsx';

/** A page that threw: a bug, or a part of the application that could not be fetched. */
export const BrokenPage = ({ error }: { readonly error: unknown }) => {
  const { t } = useFirstI18n();
  return (
    <>
      <PageHead title={t.common.brokenPage} />
      <ErrorState
        title={t.common.brokenPageHint}
        actions={
          <Button icon="sync" onClick={() => location.reload()}>
            {t.common.reload}
          </Button>
        }
        details={{ label: t.common.details, text: error instanceof Error ? error.message : String(error) }}
      />
    </>
  );
};
