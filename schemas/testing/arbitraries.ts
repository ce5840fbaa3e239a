/**
 * Valid documents of every collection, at random: for the tests of the schemas, the storage, the sync and the server. Test
 * support: nothing that ships imports this file.
 */
import type { Arbitrary } from 'fast-check';
import type { Collection } from '../documents/collections.ts';
import type { DocumentOf } from '../documents/documents.ts';
import type { DocumentOptions } from './common.ts';
import { activities, actions, clubs, officers, photos, summaries } from './public-documents.ts';
import { attendances, dossiers, duties, keyrings, ledger, participants } from './restricted-documents.ts';

/** A valid document of the collection: it passes the collection's schema, and its id belongs to its club. */
export const documentArbitrary = <C extends Collection>(
  collection: C,
  options: DocumentOptions,
): Arbitrary<DocumentOf<C>> => ARBITRARIES[collection](options) as Arbitrary<DocumentOf<C>>;

const ARBITRARIES: { [C in Collection]: (options: DocumentOptions) => Arbitrary<DocumentOf<C>> } = {
  clubs,
  activities,
  actions,
  officers,
  photos,
  summaries,
  participants,
  attendances,
  dossiers,
  duties,
  ledger,
  keyrings,
};
