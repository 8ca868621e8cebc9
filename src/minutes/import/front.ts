import type { Day } from '../../kernel/time'
import { dayIn, dnrIn, endsInDay, labelled } from './recognise'

/** So many lines from the top may say when and where the meeting was. */
const FRONT_LINES = 40

/** What the top of the notes says about the meeting. The lines themselves stay in the text. */
interface Front {
  readonly dnr: string
  readonly meetingDate: Day | ''
  readonly place: string
}

const MEETING_LABEL =
  /^(?:mötesdatum|sammanträdesdatum|sammanträdesdag|mötesdag|sammanträde|möte|tid och plats|plats och tid)$/i
const DATE_LABEL = /^(?:datum|tid|dag|när)$/i
const PLACE_LABEL = /^(?:plats|lokal|mötesplats|var|plats och tid|tid och plats)$/i
/** A line that names a body or a kind of meeting and ends in a date: `Direktionen 2022-12-14`. */
const BODY_AND_DATE =
  /^(?:direktionen|kommunstyrelsen|kommunfullmäktige|arbetsutskottet|styrgrupp|process|booster|möte|protokoll|minnesanteckning|mötesanteckning|sammanträde|\p{L}{1,30}(?:nämnden|utskottet|utskott|styrelsen|gruppen))/iu

/**
 * Finds the registry number anywhere in the notes, and day and place at the top: first by labels that can only
 * mean the meeting, then in a line that names a body and a day, last by a bare `Datum`, which may be the paper's own.
 */
export function recogniseFront(lines: readonly string[]): Front {
  const top = lines.slice(0, FRONT_LINES).filter((line) => line.length <= 300)
  const labels = top.flatMap((line) => labelled(line) ?? [])
  const dateOf = (label: RegExp) =>
    labels
      .filter((line) => label.test(line.label))
      .map((line) => dayIn(line.value))
      .find(Boolean)
  const body = top
    .filter((line) => line.length <= 120 && BODY_AND_DATE.test(line) && endsInDay(line))
    .map(dayIn)
    .find(Boolean)
  return {
    dnr: lines.map(dnrIn).find(Boolean) ?? '',
    meetingDate: dateOf(MEETING_LABEL) ?? body ?? dateOf(DATE_LABEL) ?? '',
    place:
      labels
        .filter((line) => PLACE_LABEL.test(line.label))
        .map(placeIn)
        .find(Boolean) ?? '',
  }
}

/** A place has no digits and no clock: of `14 mars 2025 kl. 13, Teams` it is `Teams`. */
function placeIn({ label, value }: { readonly label: string; readonly value: string }): string {
  const parts = /tid/i.test(label) ? value.split(/[,;]/) : [value]
  const place = parts
    .map((part) => part.trim())
    .find((part) => part !== '' && (parts.length === 1 || !/\d|\bkl\b/i.test(part)))
  return place !== undefined && place.length <= 200 ? place : ''
}
