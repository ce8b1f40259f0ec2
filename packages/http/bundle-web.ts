import { existsSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { folderOfBuild } from './built-files'

const into = await folderOfBuild(process.cwd())

/**
 * Our packages are sources, and every other package is loaded from where it is installed; one that node would not find from
 * there, since it is installed for one of ours alone, goes in with it.
 */
const packages: Plugin = {
  name: 'packages',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@jembatan\// }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'a-file.js')).resolve(path),
    }))
    onResolve({ filter: PACKAGE }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined
      const [, name = path] = PACKAGE.exec(path) ?? []
      const external = isBuiltin(path) || folderOf(name, resolveDir) === folderOf(name, into)

      return external ? { path, external } : undefined
    })
  },
}

const PACKAGE = /^((?:@[^/]+\/)?[^@./][^/]*)/

/** Where node finds an installed package. */
function folderOf(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return folder

  return from === dirname(from) ? undefined : folderOf(name, dirname(from))
}

/** For packages that are no modules. */
const REQUIRE = `import { createRequire as fromHere } from 'node:module'; const require = fromHere(import.meta.url);`

/**
 * Writes `web.ts`, with what it names, as a file that node starts: translating each source anew would take seconds. What is
 * imported when it is needed is a file of its own: its libraries are loaded then.
 */
await build({
  entryPoints: ['web.ts'],
  outdir: into,
  outExtension: { '.js': '.mjs' },
  splitting: true,
  chunkNames: 'web/[name]-[hash]',
  bundle: true,
  plugins: [packages],
  banner: { js: REQUIRE },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
})
