/** Faults that sync must never have, put into the server's decision. The fuzz has to notice each. */
import { isTombstone } from '#schemas/documents/stored.ts';
import { decideRow, type DecideRow } from '#server/replication/decide-row.ts';

/** Takes a write whatever its writer believed to be there. */
export const withoutBaseCheck: DecideRow = (question) => {
  const { current, row } = question;
  const isLiving = current !== undefined && !isTombstone(current);
  return decideRow(isLiving ? { ...question, row: { ...row, base: current } } : question);
};

/** Takes an edit over a tombstone from somebody who did not know of the deletion. */
export const withoutTombstoneGuard: DecideRow = (question) => {
  const decision = decideRow(question);
  return decision.type === 'rejected' && decision.code === 'deleted' ? { type: 'write' } : decision;
};
