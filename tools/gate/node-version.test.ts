import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { root } from '../dev/systems/systems'
import { ensureNode, SUPPORTED } from './node-version'

/** A folder for other versions, and a program in place of npm. */
async function withNpm(script: string) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-node-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'bin'))
  await writeFile(join(folder, 'bin', 'npm'), `#!/bin/sh\necho called >> ${folder}/calls\n${script}\n`)
  await chmod(join(folder, 'bin', 'npm'), 0o755)
  vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env.PATH}`)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })

  return folder
}

/** Leaves the files of npm's package `node` behind, with a program that only says its version. */
const installs = (version: string) => `
mkdir -p node_modules/node/bin
printf '#!/bin/sh\\necho v${version}\\n' > node_modules/node/bin/node
chmod +x node_modules/node/bin/node`

test("this process's own Node is taken without an installation", async () => {
  const folder = await withNpm('exit 1')

  expect(await ensureNode(Number(process.versions.node.split('.')[0]), folder)).toBe(dirname(process.execPath))
})

test('another Node is installed once', async () => {
  const folder = await withNpm(installs('99.1.0'))

  const bin = await ensureNode(99, folder)
  await ensureNode(99, folder)

  expect(bin).toBe(join(folder, '99', 'node_modules', 'node', 'bin'))
  expect(await readFile(join(folder, 'calls'), 'utf8')).toBe('called\n')
})

test.each([
  ['npm has no such version', 'echo "npm error code ETARGET" >&2; exit 1', 'npm error code ETARGET'],
  ['npm brings another version', installs('98.0.0'), "npm's package has no program for it"],
])('if %s, it says so', async (_, script, reason) => {
  const folder = await withNpm(script)

  await expect(ensureNode(99, folder)).rejects.toThrow(reason)
})

test('engines name the versions that are tested', async () => {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

  expect([...engines.node.matchAll(/\^(\d+)/g)].map(([, major]) => Number(major))).toEqual(SUPPORTED)
})
