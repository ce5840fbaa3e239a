import type { RefObject } from 'react';

/** Once the errors are drawn, the first wrong field gets the focus: a person sees it, a screen reader reads it. */
export const focusFirstInvalid = (form: RefObject<HTMLFormElement | null>): void => {
  requestAnimationFrame(() => {
    const invalid = form.current?.querySelector<HTMLElement>(
      'input[aria-invalid="true"], textarea[aria-invalid="true"], [aria-invalid="true"] input',
    );
    invalid?.focus();
  });
};
