import type { ReactNode } from 'react';

export interface OrdinalProps {
  readonly rank: number;
  /** «er», «e», «st»… */
  readonly suffix: string;
}

/** 1er, 2e, 3e, as they are printed: the letters raised. */
export function Ordinal({ rank, suffix }: OrdinalProps): ReactNode {
  return (
    <span className="whitespace-nowrap">
      {rank}
      <sup>{suffix}</sup>
    </span>
  );
}
