/** What the parts of the check-in card are given. */
import type { Local } from '#app/data/local/local-document.ts';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import type { CheckInPhase } from '#schemas/rules/check-in-window.ts';
import type { NextAct } from './next-act.ts';

export interface CheckInCardProps {
  readonly activity: Local<'activities'>;
  readonly club: Local<'clubs'>;
  readonly checkIn: DossierCheckIn | null;
  readonly phase: CheckInPhase;
  readonly act: NextAct | undefined;
  readonly attendances: readonly Local<'attendances'>[];
  readonly lists: {
    readonly programsOfStudy: readonly ListEntry[];
    readonly studyLevels: readonly ListEntry[];
  };
  readonly onProblem: (text: string | undefined) => void;
}

export type CheckInPanelProps = CheckInCardProps & { readonly checkIn: DossierCheckIn };
