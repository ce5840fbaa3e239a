/**
 * What this device holds of its user that the server does not: what is named before somebody leaves the device, what erasing
 * would lose, and what can be taken along as a file. Answers and photos that wait in the kiosk are taken over first: from then on they
 * are sent like any other write, or stand there with the reason why not.
 */
import type { Workspace } from './workspace.ts';

export interface Unsent {
  readonly pendingCount: number;
  readonly rejectedCount: number;
  /** In this device's kiosk, and sealed to this account. */
  readonly answerCount: number;
  readonly draftCount: number;
  readonly photoCount: number;
  /** In this device's kiosk, and sealed to this account. */
  readonly kioskPhotoCount: number;
}

export const NOTHING_UNSENT: Unsent = {
  pendingCount: 0,
  rejectedCount: 0,
  answerCount: 0,
  draftCount: 0,
  photoCount: 0,
  kioskPhotoCount: 0,
};

type Holder = Pick<Workspace, 'sync' | 'rejected' | 'kiosk' | 'drafts' | 'photos'>;

export const readUnsent = async ({ sync, rejected, kiosk, drafts, photos }: Holder): Promise<Unsent> => {
  const left = await kiosk?.importAnswers();
  const [pending, refused, kept, pictures] = await Promise.all([
    sync.pending(),
    rejected?.all(),
    drafts.all(),
    photos?.all(),
  ]);
  return {
    pendingCount: pending.length,
    rejectedCount: refused?.length ?? 0,
    answerCount: left?.rejected.length ?? 0,
    draftCount: kept.length,
    photoCount: pictures?.length ?? 0,
    kioskPhotoCount: left?.rejectedPhotos.length ?? 0,
  };
};

export const isNothing = (unsent: Unsent): boolean => !holdsMore(unsent, NOTHING_UNSENT);

/** Is there anything that `named` does not account for? */
export const holdsMore = (unsent: Unsent, named: Unsent): boolean =>
  unsent.pendingCount > named.pendingCount ||
  unsent.rejectedCount > named.rejectedCount ||
  unsent.answerCount > named.answerCount ||
  unsent.draftCount > named.draftCount ||
  unsent.photoCount > named.photoCount ||
  unsent.kioskPhotoCount > named.kioskPhotoCount;

/** All of it as JSON text, for a file. */
export const exportUnsent = async ({ sync, rejected, kiosk, drafts, photos }: Holder): Promise<string> => {
  const kioskAnswers = parsed(await kiosk?.exportJson());
  const kioskPhotos = parsed(await kiosk?.photos.exportJson());
  const refused = parsed(await rejected?.exportJson());
  const pictures = parsed(await photos?.exportJson());
  const [pending, kept] = await Promise.all([sync.pending(), drafts.all()]);
  const whole = { refused, pending, kioskAnswers, kioskPhotos, drafts: kept, photos: pictures };
  return JSON.stringify(whole, null, 2);
};

const parsed = (text: string | undefined): unknown => (text === undefined ? [] : JSON.parse(text));
