import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { z } from 'zod'
import { type Host, root } from '../systems/systems'
import { copyPackage } from './packages'
import { programsOf } from './programs'
import { roomsOfOthers } from './rooms'

export type Artefact = {
  folder: string
  /** The repository files that its programs were bundled from. */
  sources: string[]
}

type Assemble = { distDir: string; into: string }

/**
 * Assembles a system's runtime from a `next build` into one folder: it starts with node alone,
 * elsewhere and without this repository. The traced files keep their relative places, which the
 * build refers to.
 */
export async function assemble(system: Host, { distDir, into }: Assemble): Promise<Artefact> {
  const distFolder = join(system.folder, distDir)
  const place = relative(root, system.folder)
  const target = join(into, place)
  await rm(into, { recursive: true, force: true })
  const traced = join(distFolder, 'standalone')
  // If a path is computed at run time, Next traces every possible match; in the root folder that
  // includes the other systems.
  const others = roomsOfOthers(system).map((room) => join(traced, room))
  const filter = (source: string) => !others.includes(source)
  await cp(traced, into, { recursive: true, verbatimSymlinks: true, filter })
  // Next's own starter lacks the request guard.
  await rm(join(target, 'server.js'))
  await copyInto(target, system.folder, [
    'public',
    'db/migrations',
    'db/functions',
    'server/http/popup.js',
    '.env.example',
  ])
  // The migrator applies the audit log's functions besides the system's own.
  if (system.name !== 'walkthrough') await copyInto(into, root, ['packages/audit-log/functions'])
  await copyInto(join(target, distDir), distFolder, ['static'])

  const unbundled = UNBUNDLED[system.name] ?? []
  for (const name of unbundled) await copyPackage(name, { from: system.folder, into })

  const { config } = await readServerFiles(distFolder)
  await writeFile(join(target, 'next.config.js'), `export default ${JSON.stringify(config)}\n`)
  const settingsFile = join(target, distDir, SERVER_FILES)
  await writeFile(settingsFile, withoutPlace(await readFile(settingsFile, 'utf8')))
  const programs = programsOf(system)
  const without = [...tracedOf(config, join(into, 'node_modules')), ...unbundled]
  const sources = await bundle(programs, { into: target, without })
  for (const name of Object.keys(programs)) await writeStarter(join(into, `${name}.js`), { home: target, name })
  await writeFile(
    join(into, 'package.json'),
    `${JSON.stringify({ name: system.name, private: true, type: 'module' })}\n`,
  )

  return { folder: into, sources }
}

/** Packages that read their own files and that no page imports, so Next does not trace them. */
const UNBUNDLED: Partial<Record<Host['name'], string[]>> = {
  pasar: ['@react-pdf/renderer', '@fontsource/plus-jakarta-sans'],
  walkthrough: ['playwright-core'],
}

const SERVER_FILES = 'required-server-files.json'

const readServerFiles = async (built: string) =>
  serverFiles.parse(JSON.parse(withoutPlace(await readFile(join(built, SERVER_FILES), 'utf8'))))

/** Removes the build's path, which is meaningless elsewhere. */
const withoutPlace = (text: string) => text.replaceAll(root, '.')

const serverFiles = z.object({ config: z.looseObject({ serverExternalPackages: z.array(z.string()).default([]) }) })

async function copyInto(target: string, folder: string, names: string[]) {
  for (const name of names)
    await cp(join(folder, name), join(target, name), { recursive: true, force: true }).catch(forgiveMissing)
}

function forgiveMissing(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}

/** Next's own files that it left out of the trace and listed separately. */
function tracedOf({ serverExternalPackages }: z.infer<typeof serverFiles>['config'], packages: string) {
  const require = createRequire(join(packages, 'a-file.js'))

  return ['next', ...serverExternalPackages].filter((name) => {
    try {
      return Boolean(require.resolve(name))
    } catch {
      return false
    }
  })
}

type Bundle = {
  /** Without a folder nothing is written. */
  into?: string
  /** Packages that are not bundled, because they lie beside the program. */
  without: string[]
}

/** Bundles each program into one file. Returns our sources from which they were made. */
export async function bundle(programs: Record<string, string>, { into, without }: Bundle): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: Object.entries(programs).map(([out, source]) => ({ in: source, out: `programs/${out}` })),
    absWorkingDir: root,
    outdir: into ?? root,
    write: into !== undefined,
    bundle: true,
    splitting: true,
    chunkNames: 'programs/parts/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: without,
    metafile: true,
    logLevel: 'error',
  })

  return Object.keys(metafile.inputs).filter((source) => !source.includes('node_modules/'))
}

/**
 * Writes a starter that changes to the system's folder, so that it can be started from anywhere.
 */
async function writeStarter(file: string, { home, name }: { home: string; name: string }) {
  const to = (path: string) => JSON.stringify(`./${relative(dirname(file), join(home, path))}`)
  const lines = [
    `import { createRequire } from 'node:module'`,
    `import { fileURLToPath } from 'node:url'`,
    '',
    `process.env.NODE_ENV = 'production'`,
    `process.chdir(fileURLToPath(new URL(${to('.')}, import.meta.url)))`,
    // For CommonJS packages.
    `globalThis.require = createRequire(import.meta.url)`,
    ...(name === 'web'
      ? [
          `const { default: config } = await import(${to('next.config.js')})`,
          // Like Next's own starter: the settings are read from here only.
          `process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)`,
        ]
      : []),
    `await import(${to(`programs/${name}.js`)})`,
    '',
  ]
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, lines.join('\n'))
}
