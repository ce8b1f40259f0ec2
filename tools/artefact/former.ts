import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { root } from '../systems/systems'

export type Former = { artefact: string; newest: string } | { why: string }

/**
 * The artefact of Pasar as it was before its newest migration, built from the history of this repository and kept for the next
 * time; or a sentence that says why there is none.
 */
export async function buildFormerPasar(): Promise<Former> {
  const git = (...args: string[]) => execa({ cwd: root, reject: false })`git ${args}`
  const added = await git(
    'log',
    '-1',
    '--diff-filter=A',
    '--name-only',
    '--format=%H',
    '--',
    'checkout/db/migrations/*.sql',
  )
  const [commit = '', , file = ''] = added.stdout.split('\n')
  const { stdout: before, exitCode } = await git('rev-parse', '--verify', '--quiet', `${commit}~1`)
  if (!commit || exitCode !== 0) {
    const shallow = (await git('rev-parse', '--is-shallow-repository')).stdout === 'true'
    return {
      why: shallow
        ? 'This clone is too shallow to hold the version before the newest migration: git fetch --unshallow.'
        : 'There is no history of this repository with an earlier migration in it.',
    }
  }
  if (!(await git('show', `${before}:checkout/web.ts`)).stdout.includes('dir: process.cwd()'))
    return { why: 'The version before the newest migration made no artefact that starts elsewhere.' }

  const newest = file.replace(/^.*\/|\.sql$/g, '')
  const artefact = join(root, '.local', 'former', before, 'pasar')
  if (existsSync(artefact)) return { artefact, newest }
  const tree = join(root, '.local', 'former', 'tree')
  await git('worktree', 'remove', '--force', tree)
  await rm(tree, { recursive: true, force: true })
  await mkdir(join(root, '.local', 'former', before), { recursive: true })
  await execa({ cwd: root })`git worktree add --detach ${tree} ${before}`
  try {
    // Linked and not shared: what it names by `@jembatan/` must be its own.
    for (const folder of ['.', ...(await readdir(tree))]) {
      const packages = join(root, folder, 'node_modules')
      if (existsSync(packages)) await execa`cp -al ${packages} ${join(tree, folder, 'node_modules')}`
    }
    await execa({ cwd: tree, env: { NODE_ENV: 'production', NEXT_DIST_DIR: '.next' } })`npm run -s build -w pasar`
    await cp(join(tree, 'dist', 'pasar'), artefact, { recursive: true, verbatimSymlinks: true })
  } finally {
    await git('worktree', 'remove', '--force', tree)
  }

  return { artefact, newest }
}
