/** The part of the minutes before the first section (what meeting, when, who was there), approved as a section of its own. */
export const FRONT = 'front'
