import type { removal as fr } from '../fr/removal.ts';

export const removal: typeof fr = {
  ask: 'Ask to take it down',
  title: 'Ask to take this photo down',
  text: 'Your request goes to the club’s officers, who decide. Your name is not asked.',
  why: 'Why',
  whyHint: 'For example “I am in the first row, and I did not agree”.',
  submit: 'Send the request',
  sending: 'Sending…',
  sent: 'Request sent to the club’s officers',
  problem: {
    offline:
      'No network: the request was not sent. What you wrote stays here; send it when the network is back.',
    not_found: 'This photo is not shown any more.',
    too_many_attempts: 'Many requests have just come in. What you wrote stays here; try again in an hour.',
    other: 'The server did not take the request. What you wrote stays here; try again in a moment.',
  },
  requests: (count) =>
    count > 1 ? `${count} photos are asked to be taken down` : 'A photo is asked to be taken down',
  noWhy: 'Without a reason.',
  quoted: (text) => `“${text}”`,
  takeDown: 'Take the photo down',
  keep: 'Keep it',
  kept: 'The photo stays, the request is closed',
};
