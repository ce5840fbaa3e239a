import type { portrait as fr } from '../fr/portrait.ts';

export const portrait: typeof fr = {
  menu: 'Profile photo',
  title: (name) => `Photo of ${name}`,
  text: 'It stands on their card, where everyone sees it.',
  choose: 'Choose',
  chooseLong: 'Choose a file',
  preparing: 'Preparing the photo…',
  ready: 'This is what the card will show.',
  agree: (name) => `${name} agrees that everyone sees this photo.`,
  agreeDetail: 'It can be taken down at any time, on every device.',
  agreeMissing: 'Tick this box once the person has said yes.',
  missing: 'Take or choose a photo first.',
  save: 'Put it on the card',
  saved: (name) => `The photo is on the card of ${name}.`,
  remove: 'Remove the photo',
  removed: (name) => `The photo of ${name} is taken down everywhere.`,
};
