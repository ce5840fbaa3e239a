import { account } from './account.ts';
import { activity } from './activity.ts';
import { auth } from './auth.ts';
import { carried } from './carried.ts';
import { checkIn } from './check-in.ts';
import { club } from './club.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { firstMessages } from './first-messages.ts';
import { paper } from './paper.ts';
import { scanner } from './scanner.ts';
import { people } from './people.ts';
import { programme } from './programme.ts';
import { sync } from './sync.ts';

export const fr = {
  ...firstMessages,
  account,
  activity,
  auth,
  carried,
  checkIn,
  club,
  errors,
  exports,
  paper,
  scanner,
  people,
  programme,
  sync,
};
