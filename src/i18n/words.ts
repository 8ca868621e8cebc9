/** The same keys as the Swedish words, with any text: what every other language has to be. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
