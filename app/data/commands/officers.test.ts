import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  NEXT_TERM,
  OFFICER_FIELDS,
  OFFICER_ID,
  openBureau,
  TERM,
  type TestBureau,
} from './testing-bureau.ts';

let bureau: TestBureau;
beforeEach(async () => {
  bureau = await openBureau();
});
afterEach(() => bureau.database.close());

describe('R12 the bureau', () => {
  it('publishes a contact only with the agreement, and keeps it for the bureau without', async () => {
    const officer = await bureau.addOfficer();
    expect(officer).toMatchObject({ firstName: 'Awa', contact: null });
    expect(await bureau.duties()).toMatchObject([
      { kind: 'contact', officerId: officer.id, phone: OFFICER_FIELDS.phone },
    ]);
    await bureau.lead.editOfficer(officer, { ...OFFICER_FIELDS, isPublished: true });
    expect((await bureau.officers())[0]?.contact).toBe('+226 70 11 22 33 · awa@example.org');
    await bureau.lead.editOfficer(officer, OFFICER_FIELDS);
    expect((await bureau.officers())[0]?.contact).toBeNull();
    expect(await bureau.duties()).toHaveLength(1);
  });

  it('hands over once: old cards stay, new ones keep the restricted half', async () => {
    const officer = await bureau.addOfficer({ accountId: OFFICER_ID });
    const [contact] = await bureau.duties();
    if (contact?.kind !== 'contact') throw new Error('no contact');
    for (let times = 0; times < 2; times += 1)
      expect((await bureau.lead.prepareBureau([{ officer, position: 'lead', contact }], NEXT_TERM)).ok).toBe(
        true,
      );
    expect((await bureau.officers()).map((one) => [one.term, one.position])).toEqual(
      expect.arrayContaining([
        [TERM, 'member'],
        [NEXT_TERM, 'lead'],
      ]),
    );
    expect(await bureau.officers()).toHaveLength(2);
    expect((await bureau.duties()).map((duty) => duty.kind === 'contact' && duty.accountId)).toEqual([
      OFFICER_ID,
      OFFICER_ID,
    ]);
  });

  it('is one card, also when its restricted half was refused the first time', async () => {
    const refused = await bureau.lead.createOfficer({ ...OFFICER_FIELDS, email: 'a'.repeat(121) });
    expect(refused).toMatchObject({ error: { type: 'invalid' } });
    expect((await bureau.lead.createOfficer({ ...OFFICER_FIELDS, lastName: 'Kaboré' })).ok).toBe(true);
    expect(await bureau.officers()).toMatchObject([{ lastName: 'Kaboré' }]);
    expect(await bureau.duties()).toMatchObject([{ kind: 'contact', email: OFFICER_FIELDS.email }]);
  });

  it('a card that is removed takes the restricted half along, and brings it back', async () => {
    const officer = await bureau.addOfficer({ accountId: OFFICER_ID });
    const [contact] = await bureau.duties();
    if (contact?.kind !== 'contact') throw new Error('no contact');
    expect((await bureau.lead.deleteOfficer(officer, contact)).ok).toBe(true);
    expect([await bureau.officers(), await bureau.duties()]).toEqual([[], []]);
    expect((await bureau.lead.restoreOfficer(officer, contact)).ok).toBe(true);
    expect(await bureau.officers()).toMatchObject([{ id: officer.id, lastName: officer.lastName }]);
    expect(await bureau.duties()).toMatchObject([{ phone: OFFICER_FIELDS.phone, accountId: OFFICER_ID }]);
  });

  it('one without a restricted half can be removed as well', async () => {
    const officer = await bureau.addOfficer({ phone: '', email: '' });
    expect((await bureau.lead.deleteOfficer(officer, undefined)).ok).toBe(true);
    expect(await bureau.officers()).toEqual([]);
  });

  it('R21 is kept by the lead alone', async () => {
    const officer = await bureau.actAsOfficer();
    expect(await officer.createOfficer(OFFICER_FIELDS)).toMatchObject({
      error: { type: 'refused', code: 'forbidden' },
    });
  });
});
