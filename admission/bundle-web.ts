import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { folderOfBuild } from './built-files'

/** Our packages are sources; every other package is loaded from where it is installed. */
const ownPackages: Plugin = {
  name: 'own-packages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@jembatan\// }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'a-file.js')).resolve(path),
    })),
}

/**
 * Writes `web.ts`, with what it names, as a file that node starts: translating each source anew would take seconds. What is
 * imported when it is needed is a file of its own: its libraries are loaded then.
 */
await build({
  entryPoints: ['web.ts'],
  outdir: await folderOfBuild(process.cwd()),
  outExtension: { '.js': '.mjs' },
  splitting: true,
  chunkNames: 'web/[name]-[hash]',
  bundle: true,
  packages: 'external',
  plugins: [ownPackages],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
})
