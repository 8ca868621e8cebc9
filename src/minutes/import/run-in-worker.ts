import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DocumentFault, RawText, Reading } from './lines'

/** How long reading a document may take, in milliseconds. */
const TIME_LIMIT = 30_000
/** How often memory is looked at, in milliseconds, and by how much the whole process may grow meanwhile, in bytes. */
const WATCH_EVERY = 100
const GROWTH_LIMIT = 700 * 1024 * 1024
/** Bounds of the worker's own heap; buffers lie outside it, hence the watch on the process as well. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** The compiled worker is missing: the build has not been run. */
class WorkerMissing extends Error {}

/** Bounds of one run; tests take smaller ones. */
interface WorkerLimits {
  readonly milliseconds: number
  readonly growth: number
}

/** One document at a time, so that many uploads at once cannot take the memory of many. */
let queue: Promise<unknown> = Promise.resolve()

/** Reads a document in a thread of its own, which a hostile file can neither hang nor make eat the server's memory. */
export function readInWorker(
  fileName: string,
  bytes: Buffer,
  limits: WorkerLimits = { milliseconds: TIME_LIMIT, growth: GROWTH_LIMIT },
): Promise<Reading> {
  const result = queue.then(() => run(fileName, bytes, limits))
  queue = result.catch(() => undefined)
  return result
}

function run(fileName: string, bytes: Buffer, limits: WorkerLimits): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: { fileName, bytes: new Uint8Array(bytes) },
      resourceLimits: RESOURCE_LIMITS,
      // Nothing of ours that lies in the environment is any business of a parser.
      env: {},
      stdout: true,
      stderr: true,
    })
    const before = process.memoryUsage.rss()
    const stop = (fault: DocumentFault) => settle(() => resolve({ fault }))
    const timeout = setTimeout(() => stop('document-timeout'), limits.milliseconds)
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growth) stop('document-bomb')
    }, WATCH_EVERY)
    const settle = (answer: () => void) => {
      clearTimeout(timeout)
      clearInterval(watch)
      worker.removeAllListeners()
      // An error that comes while the thread is being ended has no one to go to.
      worker.on('error', () => undefined)
      worker.terminate().then(answer, answer)
    }
    worker.on('message', (reading: RawText | Reading) => settle(() => resolve(reading)))
    worker.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') stop('document-bomb')
      else settle(() => reject(error))
    })
    worker.on('exit', () => stop('document-corrupt'))
  })
}

/** The worker runs as compiled: beside this file, or in the build if this file runs from source (tests). */
function workerFile(): string {
  const beside = join(__dirname, 'worker.js')
  if (existsSync(beside)) return beside
  const built = beside.replace(`${sep}src${sep}minutes${sep}`, `${sep}dist${sep}minutes${sep}`)
  if (existsSync(built)) return built
  throw new WorkerMissing('run "npm run build" first')
}
