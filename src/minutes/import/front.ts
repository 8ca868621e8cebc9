import type { Day } from '../../kernel/time'
import { dayIn, dnrIn, endsInDay, isDayLine, labelled } from './recognise'

/** So many lines from the top may say when and where the meeting was. */
const FRONT_LINES = 40
/** So many lines from the top may be the day of the meeting alone; further down it may be anything's. */
const DAY_LINES = 6

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
 * mean the meeting, then in a line that names a body and a day, then by a bare `Datum`, which may be the paper's own, and last by a day that
 * stands alone at the very top.
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
    .filter((line) => line.length <= 120 && namesMeeting(line))
    .map(dayIn)
    .find(Boolean)
  const alone = top
    .filter((line) => line.trim() !== '')
    .slice(0, DAY_LINES)
    .filter(isDayLine)
    .map(dayIn)[0]
  return {
    dnr: lines.map(dnrIn).find(Boolean) ?? '',
    meetingDate: dateOf(MEETING_LABEL) ?? body ?? dateOf(DATE_LABEL) ?? alone ?? '',
    place:
      labels
        .filter((line) => PLACE_LABEL.test(line.label))
        .map(placeIn)
        .find(Boolean) ?? '',
  }
}

/** Whether a label asks for the day or the place of the meeting, and is no matter of its agenda. */
export function isFrontLabel(label: string): boolean {
  return [MEETING_LABEL, DATE_LABEL, PLACE_LABEL].some((pattern) => pattern.test(label))
}

/** Whether a line names a body or a kind of meeting and ends in its day. */
export function namesMeeting(line: string): boolean {
  return BODY_AND_DATE.test(line) && endsInDay(line)
}

/** A place has no digits and no clock: of `14 mars 2025 kl. 13, Teams` it is `Teams`. */
function placeIn({ label, value }: { readonly label: string; readonly value: string }): string {
  const parts = /tid/i.test(label) ? value.split(/[,;]/) : [value]
  const place = parts
    .map((part) => part.trim())
    .find((part) => part !== '' && (parts.length === 1 || !/\d|\bkl\b/i.test(part)))
  return place !== undefined && place.length <= 200 ? place : ''
}
