import type { ReactNode } from 'react';

export interface RingProps {
  /** 0 to 100; undefined while unknown, which draws an empty ring and a dash. */
  readonly percent: number | undefined;
  /** Spoken: "Taux d'exécution : 68 %". */
  readonly label: string;
  /** md 64 px, lg 96 px. */
  readonly size?: 'md' | 'lg' | undefined;
}

/** A percentage as an arc in the club's tint, the number inside. */
export function Ring({ percent, label, size = 'md' }: RingProps): ReactNode {
  const side = size === 'lg' ? 96 : 64;
  const stroke = size === 'lg' ? 9 : 7;
  const radius = (side - stroke) / 2;
  const share = Math.min(100, Math.max(0, percent ?? 0));
  const round = 2 * Math.PI * radius;
  const middle = side / 2;
  const figure = size === 'lg' ? 24 : 16;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={side}
      height={side}
      className="block"
    >
      <circle className="ring-track" cx={middle} cy={middle} r={radius} strokeWidth={stroke} />
      {share > 0 ? (
        <circle
          className="ring-done"
          cx={middle}
          cy={middle}
          r={radius}
          strokeWidth={stroke}
          strokeDasharray={`${(share / 100) * round} ${round}`}
          transform={`rotate(-90 ${middle} ${middle})`}
        />
      ) : null}
      <text
        x={middle}
        y={middle + figure * 0.36}
        textAnchor="middle"
        fontSize={figure}
        fontWeight={700}
        fill="var(--ink-strong)"
      >
        {percent === undefined ? '–' : Math.round(percent)}
        {percent === undefined ? null : (
          <tspan fontSize={figure * 0.68} fontWeight={500} dx={figure * 0.14}>
            %
          </tspan>
        )}
      </text>
    </svg>
  );
}
