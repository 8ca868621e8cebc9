import type { ListDefinition } from '../../src/lists/definition'
import type { Lists } from '../../src/lists/port'
import { openDatabase } from '../../src/lists/sqlite/open-database'
import { SqliteLists } from '../../src/lists/sqlite/sqlite-lists'

/** A store that is gone when the test is. */
export function memoryLists(definitions: readonly ListDefinition[]): Lists {
  return new SqliteLists(openDatabase(':memory:'), definitions)
}
