import type { extractSv } from './extract.sv'
import type { Words } from './words'

/** Words of printed decisions and of the register's table, in English. */
export const extractEn: Words<typeof extractSv> = {
  extract: 'Extract of the minutes',
  paragraph: 'Paragraph',
  year: 'Year',
  day: 'Date',
  dnr: 'Registry number',
  process: 'Process',
  chair: 'Chair',
  mandate: 'Mandate',
  title: 'Heading',
  text: 'Decision',
  kind: 'Outcome',
  recipients: 'The decision is sent to',
  register: 'Register of decisions',
  voices: 'Positions of the administrations',
  administration: 'Administration',
  delegate: 'Delegate',
  positionHeading: 'Position',
  represented: '{{name}}, {{administration}} (represents)',
  entered: '(said aloud, entered by the chair)',
  conflict: 'Conflict of interest, took no part: {{reason}}',
  excused: 'The whole administration has a conflict of interest and is excused: {{reason}}',
  outcome: {
    decided: 'Decision',
    tabled: 'Tabled',
    'referred-back': 'Referred back',
    withdrawn: 'Withdrawn',
  },
  position: {
    consent: 'Consent',
    reservation: 'Consent with a reservation',
    'stand-aside': 'Stands aside',
    objection: 'Objection',
    'more-time': 'Needs more time',
    sealed: 'Has answered',
  },
}
