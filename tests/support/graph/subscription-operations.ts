import { requireRole } from './access'
import { GUID_OF, guid } from './identity'
import { GraphRefusal, notFound } from './refusal'
import type { Subscription } from './subscriptions'
import { allowOnly, type Operation, objectBody, type RoutedRequest, type World } from './world'

/** Longest life of a subscription to a list, in minutes. */
const LONGEST = 42_300
const LONGEST_CLIENT_STATE = 128
const VALIDATED_WITHIN = 10_000
const WRITABLE = [
  ...['changeType', 'notificationUrl', 'lifecycleNotificationUrl', 'resource', 'expirationDateTime'],
  ...['clientState', 'latestSupportedTlsVersion'],
]

/** Subscriptions to changes of lists. */
export const subscriptionOperations: readonly Operation[] = [
  {
    ...{ method: 'POST', path: '/subscriptions', kind: 'subscriptions', units: 2 },
    options: [],
    takes: 'subscription',
    gives: 'subscription',
    run: async (world, request) => {
      const subscription = readSubscription(world, request)
      await validate(world, subscription.notificationUrl, subscription.id)
      const { lifecycleNotificationUrl } = subscription
      if (lifecycleNotificationUrl !== undefined)
        await validate(world, lifecycleNotificationUrl, subscription.id)
      world.subscriptions.add(subscription)
      return { status: 201, body: presentSubscription(subscription) }
    },
  },
  {
    ...{ method: 'GET', path: '/subscriptions', kind: 'subscriptions', units: 2 },
    options: [],
    gives: 'subscriptionCollectionResponse',
    run: (world, { caller }) => {
      const own = world.subscriptions.alive().filter(({ owner }) => owner.app.id === caller.app.id)
      return { status: 200, body: { value: own.map(presentSubscription) } }
    },
  },
  {
    ...{ method: 'GET', path: '/subscriptions/:subscription', kind: 'subscription', units: 1 },
    options: [],
    gives: 'subscription',
    run: (world, request) => ({ status: 200, body: presentSubscription(subscriptionOf(world, request)) }),
  },
  {
    ...{ method: 'PATCH', path: '/subscriptions/:subscription', kind: 'subscription', units: 2 },
    options: [],
    takes: 'subscription',
    gives: 'subscription',
    run: (world, request) => {
      const subscription = subscriptionOf(world, request)
      const body = objectBody(request)
      allowOnly(body, ['expirationDateTime'], 'subscription')
      subscription.expires = readExpiry(world, body.expirationDateTime)
      return { status: 200, body: presentSubscription(subscription) }
    },
  },
  {
    ...{ method: 'DELETE', path: '/subscriptions/:subscription', kind: 'subscription', units: 2 },
    options: [],
    run: (world, request) => {
      world.subscriptions.remove(subscriptionOf(world, request))
      return { status: 204 }
    },
  },
  {
    ...{ method: 'POST', path: '/subscriptions/:subscription/reauthorize', kind: 'reauthorize', units: 2 },
    options: [],
    run: (world, request) => {
      const { site } = subscriptionOf(world, request)
      requireRole(site, request.caller, 'read')
      return { status: 204 }
    },
  },
]

function subscriptionOf(world: World, { path, caller }: RoutedRequest): Subscription {
  const found = world.subscriptions
    .alive()
    .find(({ id, owner }) => id === path.subscription && owner.app.id === caller.app.id)
  if (!found) throw notFound('The object was not found.')
  return found
}

function readSubscription(world: World, request: RoutedRequest): Subscription {
  const body = objectBody(request)
  allowOnly(body, WRITABLE, 'subscription')
  const { changeType, clientState, notificationUrl, lifecycleNotificationUrl, resource } = body
  if (changeType !== 'updated') throw invalid(`Invalid 'changeType' attribute: '${String(changeType)}'.`)
  if (typeof clientState === 'string' && clientState.length > LONGEST_CLIENT_STATE) {
    throw invalid(`Subscription clientState length is limited to ${LONGEST_CLIENT_STATE} characters.`)
  }
  const match = /^\/?sites\/([^/]+)\/lists\/([^/]+)$/.exec(String(resource ?? ''))
  const site = world.sites.find(({ id }) => id === match?.[1]?.toLowerCase())
  if (!match || !site) throw invalid(`Invalid or unsupported resource '${String(resource)}'.`)
  requireRole(site, request.caller, 'read')
  return {
    id: guid(GUID_OF.subscription, world.subscriptions.nextNumber()),
    owner: request.caller,
    site,
    list: site.list(decodeURIComponent(match[2] ?? '')),
    resource: String(resource),
    notificationUrl: readUrl(notificationUrl),
    ...(lifecycleNotificationUrl == null
      ? {}
      : { lifecycleNotificationUrl: readUrl(lifecycleNotificationUrl) }),
    ...(typeof clientState === 'string' ? { clientState } : {}),
    expires: readExpiry(world, body.expirationDateTime),
  }
}

/** Graph posts to https only; a receiver on this machine may do without. */
function readUrl(value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const local = url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname)
  if (!url || (url.protocol !== 'https:' && !local))
    throw invalid('The notification URL must be an https address.')
  return url.href
}

function readExpiry(world: World, value: unknown): number {
  const expires = Date.parse(String(value))
  if (Number.isNaN(expires)) throw invalid('expirationDateTime is missing or not a moment.')
  if (expires <= world.now()) throw invalid('Subscription expiration can only be in the future.')
  if (expires > world.now() + LONGEST * 60_000) {
    throw invalid(`Subscription expiration can only be ${LONGEST} minutes in the future.`)
  }
  return expires
}

/** Asks the receiver for the token back, in plain text, within ten seconds. */
async function validate(world: World, notificationUrl: string, id: string): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${id} + å`
  const url = new URL(notificationUrl)
  url.searchParams.set('validationToken', token)
  const began = world.now()
  const signal = AbortSignal.timeout(VALIDATED_WITHIN)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    signal,
  }).catch(() => undefined)
  const text = await response?.text().catch(() => '')
  if (world.now() - began > VALIDATED_WITHIN) throw invalid('Subscription validation request timed out.')
  if (response?.status !== 200) {
    throw invalid(
      'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
    )
  }
  const plain = /^text\/plain\b/.test(response.headers.get('content-type') ?? '')
  if (!plain || text !== token) {
    throw invalid(
      'Subscription validation request failed. Must respond with the validation token in plain text.',
    )
  }
}

const invalid = (message: string) => new GraphRefusal(400, 'ValidationError', message)

function presentSubscription(subscription: Subscription): Record<string, unknown> {
  const { id, owner, resource, notificationUrl, lifecycleNotificationUrl, clientState, expires } =
    subscription
  return {
    id,
    resource,
    applicationId: owner.app.id,
    changeType: 'updated',
    clientState: clientState ?? null,
    notificationUrl,
    lifecycleNotificationUrl: lifecycleNotificationUrl ?? null,
    expirationDateTime: new Date(expires).toISOString(),
    creatorId: owner.user?.id ?? owner.app.id,
    latestSupportedTlsVersion: 'v1_2',
  }
}
