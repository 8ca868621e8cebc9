import { minutesActions } from '../minutes/actions'
import { minutesChat } from '../minutes/chat'
import { minutesWaiting, minutesWanted } from '../minutes/feature'
import { importDocument, importText } from '../minutes/import/import-notes'
import { Intakes } from '../minutes/intake'
import { intakeActions } from '../minutes/intake-actions'
import { minutesType } from '../minutes/list'
import { minutesRoutes } from '../minutes/routes'
import { Minutes } from '../minutes/service'
import type { MinutesState } from '../minutes/state'
import { MinutesTexts } from '../minutes/texts'
import type { FeatureParts } from './feature'
import { type Feature, mattersOf } from './feature'

/** Minutes, from notes handed in to the finished document; and notes handed in in a chat. */
export interface MinutesFeature extends Feature {
  readonly minutes: Minutes
  readonly chat: ReturnType<typeof minutesChat>
}

/** Puts minutes together. */
export function minutesFeature(parts: FeatureParts): MinutesFeature {
  const { lists, world, links, config, newId } = parts
  const texts = new MinutesTexts(lists)
  const minutes = new Minutes(mattersOf(minutesType, parts, 'minutes'), texts, world, newId)
  const reader = {
    document: (d: Parameters<typeof importDocument>[0]) => importDocument(d, newId),
    text: (t: string) => importText(t, newId),
  }
  const intake = { minutes, intakes: new Intakes(texts, newId), reader }
  const chat = minutesChat(intake, config.publicUrl)
  const channelOf = ({ kind, process }: MinutesState) =>
    kind === 'steering'
      ? config.channels.steering
      : (world.plan().process(process ?? '')?.channel ?? config.channels.general)
  return {
    minutes,
    chat,
    matters: [minutes.matters],
    wanted: minutesWanted(minutes, world, links, channelOf),
    waiting: (person, view) => minutesWaiting(minutes, person, view),
    presses: (holds) => ({ ...minutesActions(minutes, holds), ...intakeActions(intake) }),
    routes: minutesRoutes({ minutes, reader, now: world.now }),
    commands: [chat.command],
  }
}
