import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import type { Commands } from './commands.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { actions$ } from '#app/data/queries.ts';
import { CLUB_ID as clubId, openLeadDesk } from './testing-commands.ts';

const [academicYear, nextYear] = ['2025-2026', '2026-2027'] as AcademicYear[] as [AcademicYear, AcademicYear];

let database: LocalDatabase;
let lead: Commands;
beforeEach(async () => {
  ({ database, commands: lead } = await openLeadDesk('actions'));
});
afterEach(() => database.close());

const actions = () => firstValueFrom(actions$(database, clubId));

const onlyAction = async () => {
  const [line] = await actions();
  if (line === undefined) throw new Error('no line');
  return line;
};

describe('R4 the programme of the next year', () => {
  it('is copied once, however often it is asked for, with dates one year later and nothing done', async () => {
    const dueDate = '2025-11-10' as LocalDate;
    await lead.createAction({ clubId, academicYear, title: 'Hackathon', dueDate, order: 100 });
    const line = await onlyAction();
    await lead.tickAction(line.id, true);
    const done = await actions();
    expect(await lead.copyActions(done, nextYear)).toEqual({ ok: true, value: 1 });
    expect(await lead.copyActions(done, nextYear)).toEqual({ ok: true, value: 0 });
    const all = await actions();
    expect(all).toHaveLength(2);
    expect(all.find((one) => one.academicYear === nextYear)).toMatchObject({
      title: 'Hackathon',
      dueDate: '2026-11-10',
      doneAt: null,
    });
  });

  it('gives a deleted line back as it was', async () => {
    await lead.createAction({ clubId, academicYear, title: 'Visite', order: 300 });
    const line = await onlyAction();
    await lead.deleteAction(line.id);
    expect(await actions()).toEqual([]);
    expect((await lead.restoreAction(line)).ok).toBe(true);
    expect((await actions())[0]).toMatchObject({ id: line.id, title: 'Visite', order: 300 });
  });
});
