import { parentPort, workerData } from 'node:worker_threads'
import { readDocument } from './read-document'

/** Entry of the worker thread: reads the one document that it was started with, answers, and ends. */
const { fileName, bytes } = workerData as { readonly fileName: string; readonly bytes: Uint8Array }

async function answer(): Promise<void> {
  const reading = await readDocument(fileName, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  parentPort?.postMessage(reading)
}

void answer()
