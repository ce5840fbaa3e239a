import { useEffect, type RefObject } from 'react';

/**
 * After each refusal (a new `refusal` object) the first wrong field gets the focus: a person sees it, a screen reader reads it.
 */
export const useFocusFirstInvalid = (form: RefObject<HTMLFormElement | null>, refusal: unknown): void => {
  useEffect(() => {
    if (refusal === undefined) return;
    const invalid = form.current?.querySelector<HTMLElement>(
      'input[aria-invalid="true"], textarea[aria-invalid="true"], [aria-invalid="true"] input',
    );
    invalid?.focus();
  }, [form, refusal]);
};
