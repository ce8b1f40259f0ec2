import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { programsOf } from '../../../tools/dev/artefact/programs'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { root, type System, systems } from '../../../tools/dev/systems/systems'
import { linkPackages } from '../../../tools/gate/link-packages'
import { copyFiles, listContext, listSources } from './build-context'

test.each(systems)('the ignore file of $title leaves its sources and those of its packages', async (system) => {
  const left = new Set(await listContext(system))

  const sources = await listSources(system)

  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter((file) => !left.has(file))).toEqual([])
})

test.each(systems)('the ignore file of $title leaves what its Dockerfile copies by name', async (system) => {
  const left = await listContext(system)
  const dockerfile = await readFile(join(root, `deploy/images/${system.name}.Dockerfile`), 'utf8')

  const copied = [...dockerfile.matchAll(/^COPY (?!--|\. |dist\/)(.+) \S+$/gm)].flatMap(([, files = '']) =>
    files.split(' '),
  )

  expect(copied.length).toBeGreaterThan(15)
  expect(copied.filter((file) => !left.includes(file))).toEqual([])
  // The lock names every workspace.
  expect(copied).toEqual(expect.arrayContaining(await listManifests()))
})

test.each(systems)(
  'the commands that build $title run with the files that are left',
  async (system) => {
    const tree = await layOut(await listContext(system))

    await build(tree, system)

    const artefact = await readdir(join(tree, 'dist', system.name), { recursive: true })
    expect(artefact).toEqual(expect.arrayContaining(Object.keys(programsOf(system)).map((name) => `${name}.js`)))
  },
  60_000,
)

test('a file that a build reads and an ignore file leaves out is found', async () => {
  const [system] = systems as [System]
  const left = await listContext(system)
  const tree = await layOut(left.filter((file) => file !== 'tools/tsconfig.json'))

  await expect(build(tree, system)).rejects.toThrow('tools/tsconfig.json')
}, 60_000)

async function listManifests() {
  const { workspaces } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const { stdout } = await execa({ cwd: root })`git ls-files ${workspaces.map((one: string) => `${one}/package.json`)}`

  return stdout.split('\n')
}

/** A tree as in the image after `COPY . .`, with Next's compiler replaced. */
async function layOut(files: string[]) {
  const tree = await mkdtemp(join(tmpdir(), 'jembatan-context-'))
  onTestFinished(() => rm(tree, { recursive: true, force: true }))
  await copyFiles(files, tree)
  await linkPackages(tree)
  const next = join(tree, 'node_modules', '.bin', 'next')
  await rm(next)
  await writeFile(next, WITHOUT_PAGES)
  await chmod(next, 0o755)

  return tree
}

/**
 * Writes what the commands after `next build` read, without a page: the pages of a system take a
 * minute, and import nothing but what `listSources` lists.
 */
const WITHOUT_PAGES = `#!/usr/bin/env node
const { mkdirSync, writeFileSync } = require('node:fs')
const { join, relative } = require('node:path')
const { pathToFileURL } = require('node:url')
import(pathToFileURL(join(process.cwd(), 'next.config.js'))).then(({ default: config }) => {
  const { distDir, serverExternalPackages } = config
  const list = JSON.stringify({ config: { distDir, serverExternalPackages } })
  const home = join(distDir, 'standalone', relative(config.outputFileTracingRoot, process.cwd()))
  for (const folder of [join(distDir, 'static'), join(home, distDir)]) mkdirSync(folder, { recursive: true })
  for (const file of [join(distDir, 'required-server-files.json'), join(home, distDir, 'required-server-files.json')])
    writeFileSync(file, list)
  writeFileSync(join(home, 'server.js'), '')
})
`

/** @throws {Error} with the output of the command that failed. */
const build = async (tree: string, { folder }: System) =>
  execa('npm', ['run', 'build'], {
    cwd: join(tree, folder.slice(root.length)),
    env: baseEnvironment(),
    extendEnv: false,
    stdin: 'ignore',
  })
