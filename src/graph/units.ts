/**
 * What SharePoint charges for a request through Graph, in resource units, as Microsoft publishes it: one item, a delta
 * with a token or a download 1; several items, creating, updating, deleting 2; permission operations 5. A batch costs
 * what its parts cost. Of subscriptions it does not say anything: they are taken to cost the same.
 */
export function resourceUnits(method: string, path: string): number {
  const [route = '', query = ''] = path.split('?')
  if (/\/permissions(\/|$)/.test(route)) return 5
  if (!/^\/?(sites\/|subscriptions(\/|$))/.test(route)) return 0
  if (method !== 'GET') return 2
  if (/\/items\/delta/.test(route))
    return /(^|&)\$?(token|skiptoken)=/.test(query) || /token=/.test(route) ? 1 : 2
  return /\/(lists|columns|items|subscriptions)$/.test(route) ? 2 : 1
}
