// `minutes/content.ts` brings a schema validator with it, which the tab does without. The types hold these equal to it.

/** The part of the minutes before the first section. */
export const FRONT: typeof import('../../minutes/content').FRONT = 'front'
