import { useClubs } from '#app/data/hooks.ts';

/** Whose cloths make the head of a door: before the clubs are known, those every installation starts with. */
export const useClubSlugs = (): readonly string[] => {
  const clubs = useClubs() ?? [];
  return clubs.length === 0
    ? ['informatique', 'anglais', 'art-oratoire', 'sport']
    : clubs.map(({ clubId }) => clubId);
};
