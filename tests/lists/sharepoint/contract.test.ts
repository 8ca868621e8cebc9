import { GraphSimulator } from '../../support/graph/graph-simulator'
import { openOn } from '../../support/sharepoint-store'
import { listsContract } from '../contract'
import { transferContract } from '../transfer/contract'

async function open(definitions: Parameters<Parameters<typeof listsContract>[1]>[0]) {
  const simulator = await GraphSimulator.start({ limits: false })
  simulator.createLists(definitions)
  const store = await openOn(simulator, definitions)
  return {
    lists: store.lists('command'),
    close: async () => {
      await store.close()
      await simulator.stop()
      expect(simulator.violations).toEqual([])
    },
  }
}

listsContract('SharePoint', open)
transferContract('SharePoint', open)
