import { openDatabase } from '../../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../../src/lists/sqlite/sqlite-lists'
import { transferContract } from './contract'

transferContract('SQLite', async (definitions) => {
  const database = openDatabase(':memory:')
  return { lists: new SqliteLists(database, definitions), close: async () => database.close() }
})
