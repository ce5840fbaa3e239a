/** What was found about the chain of the audit log, in words for whoever asked at a console. */
import type { ChainFault, ChainReport } from './verify-chain.ts';

const sentenceOf = (fault: ChainFault): string =>
  fault.type === 'broken_link'
    ? `L’entrée ${fault.n} ne suit pas celle qui la précède : le journal a été changé.`
    : `L’état ${fault.hash} n’est plus celui qui a été écrit.`;

/** The end is there to be noted elsewhere: that a chain was cut off at its end shows only beside an earlier note. */
export const chainTold = ({ entries, states, faults, end }: ChainReport): readonly string[] => [
  `Journal : ${entries} entrées, ${states} états.`,
  `Dernière entrée : n° ${end.n}, ${end.h}`,
  ...(faults.length === 0 ? ['La chaîne est entière.'] : faults.map(sentenceOf)),
];
