import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { runScript } from './process/run-script'
import type { Profile } from './systems/profile'
import { type Host, root } from './systems/systems'

/** Builds a system for production, unless the present build is of exactly these sources. */
export async function buildWhenChanged(system: Host, { distDir }: Pick<Profile, 'distDir'>, signal?: AbortSignal) {
  const stamp = join(system.folder, distDir, 'built-from')
  const sources = await fingerprintOf(system)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return 'unchanged' as const

  await rm(stamp, { force: true })
  await forgetPageTypes(system.folder)
  await runScript({
    system,
    script: 'build:next',
    environment: { NODE_ENV: 'production', NEXT_DIST_DIR: distDir },
    signal,
  })
  await writeFile(stamp, sources)

  return 'built' as const
}

/** Every build reads the page types of all earlier ones; those of a page that is gone would fail it. */
const forgetPageTypes = (folder: string) =>
  Promise.all(
    ['.next', '.next-test'].flatMap((build) =>
      [join(build, 'types'), join(build, 'dev', 'types')].map((types) =>
        rm(join(folder, types), { recursive: true, force: true }),
      ),
    ),
  )

/**
 * Hashes everything that can change a build: sources, messages, build settings, locked and patched
 * packages, Node.
 */
async function fingerprintOf(system: Host) {
  const folders = [system.folder, join(root, 'packages')]
  const files = [
    ...['package-lock.json', 'docs/flows.json', 'tools/dev/terminal/mend-packages.mjs'].map((name) => join(root, name)),
    ...(await Promise.all(folders.map((folder) => sourcesIn(folder)))).flat(),
  ].sort()
  const hash = createHash('sha256').update(process.version)
  for (const file of files) hash.update(`\0${relative(root, file)}\0`).update(await readFile(file))

  return hash.digest('hex')
}

/**
 * At the top of a system's folder: the root holds Ramai together with folders of other systems.
 * `public/` is served unbuilt.
 */
const NOT_SOURCES = new Set([
  ...['node_modules', 'public', 'docs', 'dist', 'deploy', 'e2e', 'tools', 'evidence'],
  ...['checkout', 'payment-partner', 'walkthrough', 'packages'],
  ...['playwright-report', 'test-results', 'next-env.d.ts', 'package-lock.json'],
])

const INSTALLED: ReadonlySet<string> = new Set(['node_modules', 'dist'])

async function sourcesIn(folder: string, others: ReadonlySet<string> = NOT_SOURCES): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const sources = entries.filter(({ name }) => {
    return !name.startsWith('.') && !others.has(name) && !/\.(test\.tsx?|md|tsbuildinfo)$/.test(name)
  })
  const found = sources.map((entry) => {
    const path = join(folder, entry.name)
    // Deeper, a folder with one of these names is part of the system, for example the pages below
    // `app/checkout`.
    return entry.isDirectory() ? sourcesIn(path, INSTALLED) : [path]
  })

  return (await Promise.all(found)).flat()
}
