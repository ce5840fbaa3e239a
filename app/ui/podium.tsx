import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import type { IconName } from './icon.tsx';

export interface PodiumPlace {
  readonly key: string;
  readonly rank: number;
  readonly name: string;
  readonly detail?: string | undefined;
  /** Instead of initials, for a team. */
  readonly icon?: IconName | undefined;
}

/* Heights of the steps in pixels, by rank; equals stand equally high. */
const heights = [72, 52, 36] as const;

/** Three at most, the first in the middle; the list is read in the order of the ranks. */
export function Podium({
  label,
  places,
}: {
  readonly label: string;
  readonly places: readonly PodiumPlace[];
}): ReactNode {
  const visualOrder = [2, 1, 3];
  return (
    <ol aria-label={label} className="grid auto-cols-fr grid-flow-col items-end gap-2 text-center">
      {places.slice(0, 3).map((place, index) => (
        <li
          key={place.key}
          className="grid min-w-0 justify-items-center gap-1.5 text-sm"
          style={places.length > 1 ? { order: visualOrder[index] } : {}}
        >
          <Avatar name={place.name} icon={place.icon} size={place.rank === 1 ? 'lg' : 'md'} />
          <span className="min-w-0 font-medium text-ink-strong">{place.name}</span>
          {place.detail ? <span className="text-ink-soft">{place.detail}</span> : null}
          <span
            className="grid w-full place-items-center rounded-t-sm bg-tint-soft text-lg font-bold text-tint-text"
            style={{ height: heights[Math.min(place.rank, 3) - 1] }}
          >
            {place.rank}
          </span>
        </li>
      ))}
    </ol>
  );
}
