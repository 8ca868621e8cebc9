import type { SharePointConfig } from '../config/config'
import type { Clock } from '../kernel/clock'
import { type Check, mend, ok, sentence, unused } from './check'

/** What a web server answered. */
export interface WebAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** Its clock, in milliseconds since the epoch; undefined where it does not say. */
  readonly date: number | undefined
}

/** Asks a web server, without any sign-in. Rejects where it cannot be reached. */
export type AskWeb = (method: 'GET' | 'POST', url: string) => Promise<WebAnswer>

/** Seconds that a web server is waited for: as long as SharePoint waits for a validation. */
const LONGEST_ANSWER = 10
/** Seconds by which the clock may differ; tokens and signatures are judged by it. */
const GREATEST_DIFFERENCE = 60
/** Holds what an address cannot hold as it is. */
const VALIDATION_TOKEN = 'Samsyn’s doctor: 1+1 & mer'

/** Asks over the network; follows no redirection, as SharePoint does not. */
export const askWeb: AskWeb = async (method, url) => {
  const signal = AbortSignal.timeout(LONGEST_ANSWER * 1_000)
  const response = await fetch(url, { method, redirect: 'manual', signal })
  const date = Date.parse(response.headers.get('Date') ?? '')
  return {
    status: response.status,
    contentType: response.headers.get('Content-Type') ?? '',
    text: await response.text(),
    date: Number.isNaN(date) ? undefined : date,
  }
}

/**
 * Whether SharePoint can tell Samsyn of changes: it makes sure by sending a token, which has to come back decoded as
 * plain text (Microsoft Graph, "Receive change notifications through webhooks").
 */
export function notificationsCheck(config: SharePointConfig | undefined, ask: AskWeb): Check {
  return {
    name: 'notifications',
    run: async () => {
      if (!config) return unused('the store is SQLite.')
      const { notificationUrl: url } = config
      if (url === undefined) {
        return unused(
          'SAMSYN_PUBLIC_URL is no address with https, so Samsyn asks SharePoint every minute. Set it to hear of changes at once.',
        )
      }
      const how = `Start the server, and let the internet reach ${url}.`
      try {
        const answer = await ask('POST', `${url}?validationToken=${encodeURIComponent(VALIDATION_TOKEN)}`)
        const isRight = answer.status === 200 && answer.contentType.startsWith('text/plain')
        if (isRight && answer.text === VALIDATION_TOKEN) return ok(`${url} answers as SharePoint asks it to.`)
        return mend(`${url} answered ${answer.status}, but not with the token it was given.`, how)
      } catch (error) {
        return mend(`${url} cannot be reached from here (${sentence(error)}).`, how)
      }
    },
  }
}

/** Whether the clock is right, by Graph’s. It is asked without signing in, since a clock that is wrong may prevent that. */
export function clockCheck(config: SharePointConfig | undefined, ask: AskWeb, clock: Clock): Check {
  return {
    name: 'clock',
    run: async () => {
      if (!config) return unused('there is no other clock to compare it with in local mode.')
      const { date } = await ask('GET', `${config.graphUrl}/v1.0/`)
      if (date === undefined) return unused(`${config.graphUrl} does not say what time it is.`)
      const difference = Math.round((clock.millis() - date) / 1_000)
      if (Math.abs(difference) <= GREATEST_DIFFERENCE)
        return ok(`within ${GREATEST_DIFFERENCE} s of Graph’s.`)
      const direction = difference > 0 ? 'ahead of' : 'behind'
      return mend(
        `${Math.abs(difference)} s ${direction} Graph’s, so signing in may fail.`,
        'Let this machine set its clock over the network.',
      )
    },
  }
}
