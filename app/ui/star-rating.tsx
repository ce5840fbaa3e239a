import { useId, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { FieldGroup } from './field.tsx';
import { Icon } from './icon.tsx';

export interface StarRatingProps {
  readonly label: ReactNode;
  readonly optional?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** 1 to 5; undefined while nothing is given. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** Spoken name of a star: (n) => "4 étoiles sur 5". */
  readonly starLabel: (stars: number) => string;
}

const five = [1, 2, 3, 4, 5] as const;

/** Five radio buttons that look like stars. */
export function StarRating({ value, onChange, starLabel, ...group }: StarRatingProps): ReactNode {
  const name = useId();
  return (
    <FieldGroup {...group} role="radiogroup">
      <div className="grid grid-cols-5 gap-1">
        {five.map((stars) => {
          const on = value !== undefined && stars <= value;
          return (
            <label
              key={stars}
              className="relative grid h-12 place-items-center rounded-sm transition-transform hover:bg-surface-2 active:scale-[.94] has-focus-visible:outline-3 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name={name}
                value={stars}
                checked={stars === value}
                aria-label={starLabel(stars)}
                onChange={() => onChange(stars)}
                className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
              />
              <Icon name="star" size="xl" filled={on} className={on ? 'text-amber' : 'text-line-strong'} />
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}

export interface StarsProps {
  /** Whole stars, 0 to 5. */
  readonly value: number;
  readonly label: string;
}

/** A given rating, small, in a line of text. */
export function Stars({ value, label }: StarsProps): ReactNode {
  return (
    <span role="img" aria-label={label} className="inline-flex gap-0.5 align-[-2px]">
      {five.map((stars) => (
        <Icon
          key={stars}
          name="star"
          size="sm"
          filled={stars <= value}
          className={cx(stars <= value ? 'text-amber' : 'text-line-strong')}
        />
      ))}
    </span>
  );
}
