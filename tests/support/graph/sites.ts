import type { SiteRole } from './access'
import { GUID_OF, guid, type Who } from './identity'
import { SimulatedList } from './list-store'
import { invalidRequest, nameTaken, notFound } from './refusal'

/** What an app was granted on one site. */
export interface SiteGrant {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  role: SiteRole
}

/** A site with its lists, its people and what was granted on it. */
export class SimulatedSite {
  readonly id: string
  readonly url: URL
  readonly displayName: string
  readonly created: number
  grants: SiteGrant[] = []
  readonly #lists = new Map<string, SimulatedList>()
  readonly #userNumbers = new Map<string, number>()
  readonly #number: number
  readonly #onChange: (list: SimulatedList) => void
  #listsMade = 0
  #grantsMade = 0

  /** `onChange` hears of every change of an item. */
  constructor(number: number, url: string, at: number, onChange: (list: SimulatedList) => void) {
    this.#number = number
    this.url = new URL(url)
    this.displayName = decodeURIComponent(this.url.pathname.split('/').at(-1) ?? '')
    this.id = `${this.url.hostname},${guid(GUID_OF.site, number)},${guid(GUID_OF.web, number)}`
    this.created = at
    this.#onChange = onChange
  }

  lists(): readonly SimulatedList[] {
    return [...this.#lists.values()]
  }

  /** A list by its id, its place in the address or its display name. */
  list(key: string): SimulatedList {
    const id = key.toLowerCase().replace(/^\{|\}$/g, '')
    const named = (name: string) => name.toLowerCase() === key.toLowerCase()
    const found =
      this.#lists.get(id) ??
      this.lists().find(({ name }) => named(name)) ??
      this.lists().find(({ displayName }) => named(displayName))
    if (!found) throw notFound('The specified list was not found')
    return found
  }

  addList(list: {
    readonly displayName: string
    readonly name?: string
    readonly description?: string
    readonly hidden: boolean
    readonly template: string
    readonly titleRequired: boolean
    readonly at: number
  }): SimulatedList {
    this.refuseTakenName(list.displayName)
    this.#listsMade += 1
    const number = this.#number * 500 + this.#listsMade
    const name = list.name ?? this.#freeSegment(list.displayName)
    const made = new SimulatedList({ description: '', ...list, number, name })
    made.onChange = () => this.#onChange(made)
    this.#lists.set(made.id, made)
    return made
  }

  /** Refuses a display name that another list of the site has. */
  refuseTakenName(displayName: string, except?: SimulatedList): void {
    const taken = this.lists().some(
      (list) => list !== except && list.displayName.toLowerCase() === displayName.toLowerCase(),
    )
    if (taken) throw nameTaken('The specified name is already in use by another list.')
  }

  removeList(list: SimulatedList): void {
    this.#lists.delete(list.id)
  }

  grant(appId: string, displayName: string, role: SiteRole): SiteGrant {
    this.#grantsMade += 1
    const grant = {
      id: Buffer.from(`grant|${this.#grantsMade}|${appId}`).toString('base64url'),
      appId,
      displayName,
      role,
    }
    this.grants.push(grant)
    return grant
  }

  /** The number that the site gives a person (or, one for all, to apps): what AuthorLookupId holds. */
  userNumber({ user }: Who): string {
    if (!user) return '1073741822'
    const number = this.#userNumbers.get(user.id) ?? this.#userNumbers.size + 6
    this.#userNumbers.set(user.id, number)
    return String(number)
  }

  /** The place in the address that SharePoint makes of a display name: some characters go, a number comes if taken. */
  #freeSegment(displayName: string): string {
    const segment = displayName.replace(/["#%&*:<>?/\\{|}~.]/g, '').trim()
    if (segment === '') throw invalidRequest('The name of the list cannot be used in an address.')
    const taken = new Set(this.lists().map(({ name }) => name.toLowerCase()))
    for (let number = 0; ; number += 1) {
      const candidate = number === 0 ? segment : `${segment}${number}`
      if (!taken.has(candidate.toLowerCase())) return candidate
    }
  }
}
