/** «482 913»: two groups are read aloud and typed without losing one's place. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)}\u00A0${code.slice(3)}`;
