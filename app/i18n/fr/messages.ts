import { account } from './account.ts';
import { activity } from './activity.ts';
import { auth } from './auth.ts';
import { bureau } from './bureau.ts';
import { carried } from './carried.ts';
import { checkIn } from './check-in.ts';
import { club } from './club.ts';
import { clubCard } from './club-card.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { feedback } from './feedback.ts';
import { firstMessages } from './first-messages.ts';
import { insights } from './insights.ts';
import { lists } from './lists.ts';
import { paper } from './paper.ts';
import { scanner } from './scanner.ts';
import { people } from './people.ts';
import { photos } from './photos.ts';
import { portrait } from './portrait.ts';
import { programme } from './programme.ts';
import { removal } from './removal.ts';
import { sync } from './sync.ts';
import { team } from './team.ts';

export const fr = {
  ...firstMessages,
  account,
  activity,
  auth,
  bureau,
  carried,
  checkIn,
  club,
  clubCard,
  errors,
  photos,
  exports,
  feedback,
  insights,
  lists,
  paper,
  scanner,
  people,
  portrait,
  programme,
  removal,
  sync,
  team,
};
