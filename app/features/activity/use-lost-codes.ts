/** Codes that this phone showed and that lost against an opening made apart: it accepts them all the same (R7). */
import { useEffect, useMemo, useState } from 'react';
import { checkInCode } from '#app/data/commands/check-in-code.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useObservable } from '#app/data/use-query.ts';
import { shownOpenings$ } from '#app/data/workspace/shown-openings.ts';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import type { ActivityId } from '#schemas/primitives/ids.ts';
import type { LostCode } from '#schemas/rules/carried-answer.ts';
import { lostOpenings, type LostOpening } from '#schemas/rules/lost-opening.ts';

/** Undefined until it is known whether there are any. */
export const useLostCodes = (
  activityId: ActivityId,
  checkIn: DossierCheckIn,
): readonly LostCode[] | undefined => {
  const workspace = useWorkspace();
  const shown = useObservable(
    useMemo(() => workspace && shownOpenings$(workspace, activityId), [workspace, activityId]),
  );
  const [found, setFound] = useState<{
    readonly against: DossierCheckIn;
    readonly codes: readonly LostCode[];
  }>();
  useEffect(() => {
    let isCurrent = true;
    const lost = shown && lostOpenings(shown, checkIn).map(codeOf);
    // Without the library the standing code is not computed either, and the page says so.
    if (lost !== undefined)
      Promise.all(lost).then(
        (codes) => isCurrent && setFound({ against: checkIn, codes }),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [shown, checkIn]);
  // Another opening has just won: what lost against it is not known yet.
  return found?.against === checkIn ? found.codes : undefined;
};

const codeOf = async ({ window, ...secret }: LostOpening): Promise<LostCode> => ({
  code: await checkInCode(secret),
  window,
});
