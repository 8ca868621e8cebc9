import { dirname, join } from 'node:path'
import { definePDFJSModule, extractText, getDocumentProxy } from 'unpdf'

// The reader would load its engine by `import()`, which jest's module system refuses.
const engine = definePDFJSModule(async () => require(join(dirname(require.resolve('unpdf')), 'pdfjs.mjs')))

/** A PDF as another program reads it. */
export async function openPdf(pdf: Buffer): ReturnType<typeof getDocumentProxy> {
  await engine
  return getDocumentProxy(new Uint8Array(pdf))
}

/** The text of each page. */
export async function textOfPages(pdf: Buffer): Promise<string[]> {
  return (await extractText(await openPdf(pdf), { mergePages: false })).text
}
