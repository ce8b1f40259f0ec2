import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { execa } from 'execa'
import { type Host, hosts, ramai, root } from '../dev/systems/systems'

/** A unit of type checking. */
export type TypeProject = {
  name: string
  /** The folder of its `tsconfig.json`. */
  folder: string
  /** A system, whose route types Next writes. */
  host?: Host
}

const ramaiProject = { name: ramai.title, folder: ramai.folder, host: ramai }

export const typeProjects: TypeProject[] = [
  ...hosts.map((host) => ({ name: host.title, folder: host.folder, host })),
  ...['packages', 'old-shop', 'tools'].map((name) => ({ name, folder: join(root, name) })),
]

const IMPORT = /\b(?:from|import)\s*\(?\s*'((?:\.{1,2}|@|@jembatan)\/[^']+)'/g

/**
 * Returns the projects whose types a change of these files can affect: their own, and those that
 * import from their folders.
 */
export async function projectsReached(files: string[]): Promise<TypeProject[]> {
  importersRead ??= readImporters()
  const importers = await importersRead
  const reached = new Set(files.filter((file) => !file.endsWith('.md')).map(dirname))
  // A loop over a set includes values that are added meanwhile.
  for (const folder of reached) for (const importer of importers.get(folder) ?? []) reached.add(importer)
  const names = new Set([...reached].map((folder) => projectOf(folder).name))

  return typeProjects.filter(({ name }) => names.has(name))
}

let importersRead: ReturnType<typeof readImporters> | undefined

/** For each folder, the folders that import from it. */
async function readImporters() {
  const { stdout } = await execa('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
    cwd: root,
  })
  const importers = new Map<string, Set<string>>()
  const read = async (file: string) => {
    // Deleted, but not yet in git.
    const source = await readFile(join(root, file), 'utf8').catch(() => '')
    for (const [, name = ''] of source.matchAll(IMPORT)) {
      const path = pathOf(name, file)
      // The import names a file, or a folder with an index.
      for (const folder of [dirname(path), path])
        importers.set(folder, (importers.get(folder) ?? new Set()).add(dirname(file)))
    }
  }
  await Promise.all(stdout.split('\n').map(read))

  return importers
}

function pathOf(name: string, importer: string) {
  if (name.startsWith('@jembatan/')) return join('packages', name.slice('@jembatan/'.length))
  if (name.startsWith('@/')) return join(relative(root, projectOf(importer).folder), name.slice('@/'.length))

  return join(dirname(importer), name)
}

const AROUND_THE_SYSTEMS = ['e2e', 'evidence', 'deploy']

/**
 * The project of `tools` includes all folders around the systems; folders without a project belong
 * to Ramai's.
 */
function projectOf(path: string): TypeProject {
  const [room = ''] = path.split('/')
  const folder = AROUND_THE_SYSTEMS.includes(room) ? 'tools' : room
  const project = typeProjects.find((known) => known.folder === join(root, folder))

  return project ?? ramaiProject
}
