import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { execa } from 'execa'
import { root, type System } from '../../../tools/dev/systems/systems'

type Previous = { artefact: string } | { why: string }

/**
 * Builds a system's artefact as it was before its newest migration, or at the baseline of its
 * migrations if that is the newest. Uses this repository's history, and caches the result. Returns
 * a sentence that says why if it cannot.
 */
export async function buildPrevious(system: System): Promise<Previous> {
  const commit = await findPrevious(system)
  if (!commit) {
    const shallow = (await git('rev-parse', '--is-shallow-repository')) === 'true'
    return {
      why: shallow
        ? `This clone is too shallow to hold an earlier version of ${system.title}: git fetch --unshallow.`
        : `There is no history of this repository with an earlier version of ${system.title} in it.`,
    }
  }
  const artefact = join(root, '.local', 'previous', commit, system.name)
  if (existsSync(artefact)) return { artefact }
  const tree = join(root, '.local', 'previous', 'tree')
  await git('worktree', 'remove', '--force', tree)
  await rm(tree, { recursive: true, force: true })
  await mkdir(join(root, '.local', 'previous', commit), { recursive: true })
  await execa({ cwd: root })`git worktree add --detach ${tree} ${commit}`
  try {
    // Its own packages, by its own lock: today's may differ in name or version.
    await execa({ cwd: tree })`npm ci --ignore-scripts --no-audit --no-fund`
    const place = join(tree, relative(root, system.folder))
    await execa({ cwd: place, env: { NODE_ENV: 'production', NEXT_DIST_DIR: '.next' } })`npm run -s build`
    await cp(join(tree, 'dist', system.name), artefact, { recursive: true, verbatimSymlinks: true })
  } finally {
    await git('worktree', 'remove', '--force', tree)
  }

  return { artefact }
}

const git = async (...args: string[]) => (await execa({ cwd: root, reject: false })`git ${args}`).stdout

/** A version older than the last rewrite of the baseline cannot use a later database. */
async function findPrevious({ folder }: System): Promise<string | undefined> {
  const lastChangeOf = (file: string) =>
    git('log', '-1', '--no-renames', '--diff-filter=AM', '--format=%H', '--', relative(root, join(folder, file)))
  const [newest, baseline] = [
    await lastChangeOf('db/migrations/*.sql'),
    await lastChangeOf(`db/migrations/${BASELINE}`),
  ]

  return newest === baseline ? baseline || undefined : git('rev-parse', `${newest}~1`)
}

const BASELINE = '0000_create_tables.sql'
