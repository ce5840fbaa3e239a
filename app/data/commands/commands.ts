/** Everything a signed-in person can do to documents, bound to who that person is and to the open database. */
import type { Collection } from '#schemas/documents/collections.ts';
import type { DocumentOf } from '#schemas/documents/documents.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { err } from '#schemas/primitives/result.ts';
import {
  cancelAction,
  copyActions,
  createAction,
  deleteAction,
  editAction,
  orderActions,
  restoreAction,
  tickAction,
} from './actions.ts';
import {
  closeCheckIn,
  createActivity,
  editActivity,
  editDossier,
  moveActivityState,
  openCheckIn,
  reissueCode,
} from './activities.ts';
import { archiveClub, createClub, editClub } from './clubs.ts';
import { addAttendanceFromAnswer } from './check-in.ts';
import {
  assignTask,
  createRollCall,
  deleteDuty,
  editMeeting,
  editTask,
  linkTasks,
  markPresence,
  reportTask,
  restoreDuty,
} from './duties.ts';
import { deleteActivity } from './delete-activity.ts';
import { createGate } from '#app/data/workspace/gate.ts';
import {
  addPendingPhoto,
  dropAnsweredRemovals,
  dropPendingPhotos,
  editCaption,
  publishPhotos,
  showPhotoAgain,
  takeDownPhoto,
} from '#app/data/photos/photo-commands.ts';
import { setPortrait } from '#app/data/photos/portrait-commands.ts';
import {
  createOfficer,
  deleteOfficer,
  editOfficer,
  leaveBureau,
  prepareBureau,
  restoreOfficer,
} from './officers.ts';
import { createParticipant, editParticipant, mergeParticipant } from './participants.ts';
import type { WriteContext } from './write-context.ts';
import {
  createDocument,
  deleteDocument,
  writeDocument,
  type Edit,
  type Fields,
  type Written,
} from './write-document.ts';

const COMMANDS = {
  archiveClub,
  createClub,
  editClub,
  createActivity,
  editActivity,
  moveActivityState,
  deleteActivity,
  editDossier,
  openCheckIn,
  reissueCode,
  closeCheckIn,
  addAttendanceFromAnswer,
  createAction,
  editAction,
  tickAction,
  cancelAction,
  deleteAction,
  restoreAction,
  orderActions,
  copyActions,
  createOfficer,
  editOfficer,
  leaveBureau,
  deleteOfficer,
  restoreOfficer,
  prepareBureau,
  createRollCall,
  markPresence,
  editMeeting,
  assignTask,
  editTask,
  reportTask,
  linkTasks,
  deleteDuty,
  restoreDuty,
  createParticipant,
  editParticipant,
  mergeParticipant,
  addPendingPhoto,
  dropAnsweredRemovals,
  dropPendingPhotos,
  publishPhotos,
  editCaption,
  takeDownPhoto,
  showPhotoAgain,
  setPortrait,
} as const;

type Bound<F> = F extends (context: WriteContext, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

type Named = { readonly [Name in keyof typeof COMMANDS]: Bound<(typeof COMMANDS)[Name]> };

export interface Commands extends Named {
  readonly createDocument: <C extends Collection>(
    collection: C,
    identity: { readonly id: string; readonly clubId: ClubSlug },
    fields: Fields<C>,
  ) => Written<DocumentOf<C>>;
  readonly writeDocument: <C extends Collection>(
    collection: C,
    id: string,
    edit: Edit<C> | ((current: DocumentOf<C>) => Edit<C>),
  ) => Written<DocumentOf<C>>;
  readonly deleteDocument: Bound<typeof deleteDocument>;
  /** Resolves when those that run have ended; later ones are refused. */
  readonly close: () => Promise<void>;
  readonly reopen: () => void;
}

type Outcome = Written<unknown>;

export const createCommands = (context: WriteContext): Commands => {
  const gate = createGate();
  const gated = <A extends unknown[], R extends Outcome>(command: (...input: A) => R) =>
    ((...input: A): Outcome =>
      gate.pass(err({ type: 'refused', code: 'forbidden' }), () => command(...input))) as (...input: A) => R;
  const bind = (command: (context: WriteContext, ...rest: never[]) => Outcome) =>
    gated(command.bind(null, context));
  const named = Object.entries(COMMANDS).map(([name, command]) => [name, bind(command)]);
  return {
    ...(Object.fromEntries(named) as unknown as Named),
    createDocument: gated((collection, identity, fields) =>
      createDocument(context, collection, identity, fields),
    ) as Commands['createDocument'],
    writeDocument: gated((collection, id, edit) =>
      writeDocument(context, collection, id, edit),
    ) as Commands['writeDocument'],
    deleteDocument: gated((collection, id) => deleteDocument(context, collection, id)),
    close: gate.close,
    reopen: gate.reopen,
  };
};
