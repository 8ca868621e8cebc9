import type { Credentials } from './api'
import type { Host } from './host'

const CHOSEN = 'samsyn:person'

/** The person chosen in local mode, for this browser tab only: several tabs can be several people. */
export function chosenPerson(): string | undefined {
  try {
    return sessionStorage.getItem(CHOSEN) ?? undefined
  } catch {
    return undefined
  }
}

export function choosePerson(id: string): void {
  try {
    sessionStorage.setItem(CHOSEN, id)
  } catch {
    // Without storage the choice holds until the next reload.
  }
}

export function forgetPerson(): void {
  try {
    sessionStorage.removeItem(CHOSEN)
  } catch {
    // Nothing was kept then either.
  }
}

export function localCredentials(person: string): Credentials {
  return { authorization: async () => `Local ${person}` }
}

/** Teams' own proof, asked for once and again when the server no longer takes it. */
export function teamsCredentials(host: Host): Credentials {
  let proof: Promise<string> | undefined
  const renew = async () => {
    const asked = host.token().then((token) => `Bearer ${token}`)
    proof = asked
    // A failure is not kept: the next request asks again.
    asked.catch(() => {
      if (proof === asked) proof = undefined
    })
    return asked
  }
  return { authorization: () => proof ?? renew(), renew }
}
