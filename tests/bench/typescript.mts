import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'

const ROOT = pathToFileURL(`${join(import.meta.dirname, '..', '..')}/`).href

/**
 * Lets Node run what the tests share, which is TypeScript, as the tests run it. Of the product itself they get what was
 * built, so that a bench measures what is delivered.
 */
registerHooks({
  resolve(specifier, context, next) {
    const url = specifier.startsWith('.') ? new URL(specifier, context.parentURL).href : ''
    const built = url.startsWith(`${ROOT}src/`) ? `${url.replace(`${ROOT}src/`, `${ROOT}dist/`)}.js` : ''
    const found = [built, `${url}.ts`].find((each) => each.startsWith(ROOT) && existsSync(new URL(each)))
    return found ? { url: found, format: 'commonjs', shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    if (!url.startsWith(`${ROOT}tests/`) || !url.endsWith('.ts')) return next(url, context)
    const filename = fileURLToPath(url)
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      sourceMaps: 'inline',
      jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
      // Says the names of what is exported in a form in which Node finds them.
      module: { type: 'commonjs', exportInteropAnnotation: true },
    })
    return { format: 'commonjs', source: code, shortCircuit: true }
  },
})
