/** A colour's soft ground with its words on it: 4.5:1 in both themes. */
export type SoftTone = 'neutral' | 'green' | 'blue' | 'red' | 'amber' | 'orange' | 'tint';

export const softTones: Record<SoftTone, string> = {
  neutral: 'bg-surface-2 text-ink',
  green: 'bg-green-soft text-green-text',
  blue: 'bg-blue-soft text-blue-text',
  red: 'bg-red-soft text-red-text',
  amber: 'bg-amber-soft text-amber-text',
  orange: 'bg-orange-soft text-orange-text',
  tint: 'bg-tint-soft text-tint-text',
};
