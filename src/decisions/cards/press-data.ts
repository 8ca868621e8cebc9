import { z } from 'zod'
import { POSITION_KINDS } from '../state'
import { FORMS } from './forms'
import { CARD_KINDS } from './words'

const matter = z.object({ id: z.string().min(1).max(60) })
const administration = z.string().min(1).max(60)
const written = z.string().default('')

/** What buttons and forms send, by what they are about. Nothing in it says who pressed. */
export const pressData = {
  matter,
  about: matter.extend({
    round: z.int().min(0).default(0),
    administration: administration.optional(),
    on: z.enum(CARD_KINDS).optional(),
  }),
} as const

const { about } = pressData
const formAt = about.extend({ form: z.enum(FORMS) })

/** What each verb needs besides. */
export const verbData = {
  form: formAt.extend({ scope: z.string().max(20).optional() }),
  choose: about.extend({ choice: z.string().max(80).default('') }),
  position: about.extend({
    form: z.enum(FORMS).optional(),
    kind: z.enum(POSITION_KINDS),
    text: written,
  }),
  conflict: formAt.extend({
    scope: z.enum(['person', 'administration']).default('person'),
    text: written,
  }),
  pass: formAt.extend({ to: z.string().max(60).default(''), text: written }),
  putOff: formAt.extend({ form: z.enum(['tabled', 'referred-back', 'withdrawn']), text: written }),
  extend: formAt.extend({ deadline: z.union([z.iso.date(), z.literal('')]).default('') }),
  proxy: about.extend({ from: administration, accepts: z.boolean() }),
  entry: about.extend({ administration, at: z.string().max(40) }),
} as const

export type AboutPress = z.infer<typeof about>
