import { existsSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { folderOfBuild } from './built-files'

const into = await folderOfBuild(process.cwd())

/**
 * Bundles the sources of our own packages, and leaves other packages external. A package that node
 * would not find from the output folder, because only one of ours installs it, is bundled too.
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

/** Returns the folder from which node loads an installed package. */
function folderOf(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return folder

  return from === dirname(from) ? undefined : folderOf(name, dirname(from))
}

/** Provides `require` for CommonJS packages. */
const REQUIRE = `import { createRequire as fromHere } from 'node:module'; const require = fromHere(import.meta.url);`

/**
 * Bundles `web.ts` with its imports into a file that node starts, because compiling each source at
 * the start would take seconds. Each dynamic import is a chunk of its own, so that its libraries
 * load on demand.
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
