import { createHash } from 'node:crypto'
import { chmod, mkdir, open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../kernel/time'
import type { ListDefinition } from '../definition'
import type { Item, Lists } from '../port'
import { EXPORT_FORMAT, type ExportedList, fileOf, MANIFEST, type Manifest, schemaOf } from './manifest'
import { toLine } from './rows'
import { TransferRefused } from './transfer-refused'

/**
 * Writes everything that the store holds to an empty folder: one file of JSON lines a list, in the order in which the
 * items were created, and the manifest last. One list is in memory at a time. Only the owner may read the files: they
 * hold personal data. Throws `TransferRefused` when there is something in the folder, and when the store was written to
 * meanwhile: lists that were read at different times need not belong together.
 */
export async function exportStore(
  lists: Lists,
  definitions: readonly ListDefinition[],
  folder: string,
  at: Instant,
): Promise<Manifest> {
  await makeEmptyFolder(folder)
  const exported: ExportedList[] = []
  const tokens = new Map<ListDefinition, string>()
  for (const list of definitions) {
    tokens.set(list, (await lists.changes(list)).token)
    exported.push(await exportList(list, await lists.all(list), folder))
  }
  for (const [list, token] of tokens) await seeUnchanged(lists, list, token)
  const manifest: Manifest = { format: EXPORT_FORMAT, at, lists: exported }
  await writeNew(join(folder, MANIFEST), [`${JSON.stringify(manifest, undefined, 2)}\n`])
  return manifest
}

async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [found] = await readdir(folder)
  if (found !== undefined) {
    throw new TransferRefused(
      'target-not-empty',
      `There is something in ${folder} (${found}); an export is written to an empty or new folder only.`,
    )
  }
  await chmod(folder, 0o700)
}

async function exportList(
  list: ListDefinition,
  items: readonly Item[],
  folder: string,
): Promise<ExportedList> {
  const hash = createHash('sha256')
  function* lines(): Generator<string> {
    for (const { fields } of items) {
      const line = toLine(list, fields)
      hash.update(line)
      yield line
    }
  }
  await writeNew(fileOf(folder, list), lines())
  const { name, title } = list
  return { name, title, count: items.length, sha256: hash.digest('hex'), columns: schemaOf(list) }
}

/** On the disk when it resolves, so that there is never a manifest without its files. */
async function writeNew(file: string, lines: Iterable<string>): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await writeFile(handle, lines)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function seeUnchanged(lists: Lists, list: ListDefinition, token: string): Promise<void> {
  const { items, deleted } = await lists.changes(list, token)
  if (items.length === 0 && deleted.length === 0) return
  throw new TransferRefused(
    'changed-meanwhile',
    `List ${list.name} was changed while it was exported; stop Samsyn and export to a new folder.`,
  )
}
