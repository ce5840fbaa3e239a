import type { clubCard as source } from '../fr/club-card.ts';

export const clubCard: typeof source = {
  create: 'Add a club',
  newTitle: 'A new club',
  newNameHint: (address) =>
    address === ''
      ? 'The club’s address is made of this name and stays for good.'
      : `The club’s address will be ${address} and stays for good.`,
  created: (name) => `${name} is added.`,
  acts: 'Manage the club',
  edit: 'Change name and text',
  editTitle: 'Change the club',
  name: 'Name of the club',
  nameHint: 'The club’s address stays the same: links that were sent remain good.',
  description: 'About the club',
  descriptionHint: 'What the club does, for those who do not know it.',
  missing: 'Give this club a name.',
  taken: 'Another club has this name already.',
  saved: 'The club is up to date.',
  archive: 'Archive the club',
  archiveTitle: 'Archive this club?',
  archiveText:
    'Nothing will be added to it any more and it leaves the menu. Its activities, photos and figures can still be read. You can reopen it.',
  archived: (name) => `${name} is archived.`,
  reopen: 'Reopen the club',
  reopened: (name) => `${name} is open again.`,
};
