import type { Person, Plan } from '../plan/model'
import { publicPerson, type SignInWay } from './api'

/** Finds out who asks. The tab is told first which way it is to sign in. */
export interface SignIn {
  way(): SignInWay
  /** The person, or `undefined` when the request does not prove who asks. */
  personOf(authorization: string | undefined): Promise<Person | undefined>
}

/** Local mode: whoever asks says who they are. Only ever behind a server that listens on loopback. */
export class LocalSignIn implements SignIn {
  readonly #plan: () => Plan

  constructor(plan: () => Plan) {
    this.#plan = plan
  }

  way(): SignInWay {
    const { people, administrations } = this.#plan()
    return { way: 'choose', people: people.map(publicPerson), administrations }
  }

  async personOf(authorization: string | undefined): Promise<Person | undefined> {
    const id = /^Local (\S+)$/.exec(authorization ?? '')?.[1]
    return id === undefined ? undefined : this.#plan().person(id)
  }
}
