import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '../../dev/systems/systems'
import { readSbom } from '../../dev/write-sbom'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})
const listSchema = z.record(z.string(), z.strictObject({ runs: z.boolean(), reason: z.string().min(20) }))
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) })

type Lock = z.infer<typeof lockSchema>

const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(root, file), 'utf8'))

/** A package's name, from its path in `node_modules`. */
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? path

const withInstallScript = ({ packages }: Lock) =>
  [
    ...new Set(
      Object.keys(packages)
        .filter((path) => packages[path]?.hasInstallScript)
        .map(nameOf),
    ),
  ].sort()

test('every package with an install script is on the list with a reason, and no other', async () => {
  const listed = listSchema.parse(await read('tools/gate/rules/install-scripts.json'))

  expect(Object.keys(listed).sort()).toEqual(withInstallScript(lockSchema.parse(await read('package-lock.json'))))
})

test('npm runs the install scripts that the list says, and no other', async () => {
  const listed = listSchema.parse(await read('tools/gate/rules/install-scripts.json'))
  const { allowScripts } = manifestSchema.parse(await read('package.json'))

  expect(allowScripts).toEqual(Object.fromEntries(Object.entries(listed).map(([name, { runs }]) => [name, runs])))
})

test('a planted package with an install script is found', async () => {
  const lock = lockSchema.parse(await read('package-lock.json'))
  lock.packages['node_modules/tsx/node_modules/planted'] = { version: '1.0.0', hasInstallScript: true }

  expect(withInstallScript(lock)).toContain('planted')
})

test('the list of packages that is written holds every package of the lock file', async () => {
  const { packages } = lockSchema.parse(await read('package-lock.json'))
  const { components } = z
    .object({ components: z.array(z.object({ name: z.string(), version: z.string() })) })
    .parse(JSON.parse(await readSbom()))
  const written = new Set(components.map(({ name, version }) => `${name}@${version}`))

  const locked = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
  expect(
    locked.map(([path, { version }]) => `${nameOf(path)}@${version}`).filter((name) => !written.has(name)),
  ).toEqual([])
})
