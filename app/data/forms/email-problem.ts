import { emailField } from '#schemas/protocol/auth.ts';

/** What is wrong with an address as it is typed; the names are those of its sentences. */
export const emailProblem = (email: string): 'emailRequired' | 'emailWrong' | undefined => {
  if (email.trim() === '') return 'emailRequired';
  return emailField.safeParse(email).success ? undefined : 'emailWrong';
};
