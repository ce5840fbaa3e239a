/** Where a person who opened a form begins. */
const FIELD =
  'input:not([type="hidden"], [hidden], :disabled), textarea:not(:disabled), select:not(:disabled)';

export const firstField = (inside: ParentNode | null): HTMLElement | null =>
  inside?.querySelector<HTMLElement>(FIELD) ?? null;
