import { expect, test } from 'vitest';
import { fr } from '#app/i18n/fr/messages.ts';
import { fieldErrorsOf } from './command-words.ts';

test('a field left empty says what to write into it, also inside a list', () => {
  const fields = {
    topic: 'required',
    venue: 'required',
    'winners.0.name': 'required',
    description: 'required',
  };
  expect(fieldErrorsOf({ type: 'invalid', fields }, fr)).toEqual({
    topic: 'Donnez un thème à cette activité.',
    venue: 'Indiquez où se retrouver, par exemple «\u00A0Salle 12\u00A0».',
    'winners.0.name': 'Indiquez un nom ou une équipe.',
    winners: 'Indiquez un nom ou une équipe.',
    description: 'Ce champ est vide\u00A0: écrivez\u2011y quelque chose.',
  });
});
