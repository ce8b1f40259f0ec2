import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { root } from '../systems/systems'

/** A tree with one missing package, and a program in place of npm. */
async function treeWith(npm: string) {
  const tree = await mkdtemp(join(tmpdir(), 'jembatan-install-'))
  onTestFinished(() => rm(tree, { recursive: true, force: true }))
  await cp(join(root, 'tools', 'dev', 'terminal'), join(tree, 'tools', 'dev', 'terminal'), { recursive: true })
  await writeFile(join(tree, 'package-lock.json'), '{"packages":{"node_modules/tsx":{"version":"1.0.0"}}}')
  await writeFile(join(tree, 'install.mjs'), INSTALL)
  await mkdir(join(tree, 'bin'))
  await writeFile(join(tree, 'bin', 'npm'), `#!/bin/sh\n${npm}\n`)
  await chmod(join(tree, 'bin', 'npm'), 0o755)
  const install = () =>
    spawn(process.execPath, ['install.mjs'], {
      cwd: tree,
      env: { PATH: `${join(tree, 'bin')}:${process.env.PATH}` },
      stdio: 'ignore',
    })

  return { tree, install }
}

const INSTALL = `import { installMissingPackages } from './tools/dev/terminal/install.mjs'
await installMissingPackages({ tests: false })`

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('npm and what it has started end with the start that is interrupted', async () => {
  const { tree, install } = await treeWith('sleep 60 & echo $! > pids; echo $$ >> pids; wait')
  const start = install()
  const pids = await vi.waitFor(
    async () => {
      const lines = (await readFile(join(tree, 'pids'), 'utf8')).trim().split('\n').map(Number)
      expect(lines).toHaveLength(2)
      return lines
    },
    { timeout: 10_000 },
  )

  start.kill('SIGINT')
  await once(start, 'exit')

  // An orphan keeps its id until the machine's init process has reaped it.
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 })
})

test('a half installation that npm cannot remove is removed, and installed again', async () => {
  const { tree, install } = await treeWith(
    'test -e node_modules/half && { echo "npm error code ENOTEMPTY"; exit 1; }; mkdir node_modules; touch node_modules/whole',
  )
  await mkdir(join(tree, 'node_modules', 'half'), { recursive: true })

  const [code] = await once(install(), 'exit')

  expect(code).toBe(0)
  expect(await readFile(join(tree, 'node_modules', 'whole'), 'utf8')).toBe('')
})
