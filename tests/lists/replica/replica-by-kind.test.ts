import { GraphSimulator } from '../../support/graph/graph-simulator'
import { openOn } from '../../support/sharepoint-store'
import { listsContract } from '../contract'

// What the lists contract promises holds for long texts that are read in behind, too.
listsContract('SharePoint, read in behind', async (given) => {
  const simulator = await GraphSimulator.start({
    limits: false,
    hiddenLists: 'system',
    omitEtagOnPatch: true,
  })
  simulator.createLists(given)
  for (const definition of given) Object.assign(definition, { replica: 'behind' })
  const store = await openOn(simulator, given)
  return {
    lists: store.lists('command'),
    close: async () => {
      for (const definition of given) Object.assign(definition, { replica: undefined })
      await store.close()
      await simulator.stop()
      expect(simulator.violations).toEqual([])
    },
  }
})
