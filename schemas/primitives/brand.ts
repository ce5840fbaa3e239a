declare const brand: unique symbol;

/** A value that has passed a check and says so in its type; at runtime it is the plain value. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
