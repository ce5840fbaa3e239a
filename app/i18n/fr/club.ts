export const club = {};
