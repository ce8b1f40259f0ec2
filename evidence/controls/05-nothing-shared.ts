import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { root, systemNamed } from '../../tools/dev/systems/systems'
import type { cruiseSystems } from '../../tools/gate/rules/cruise-imports'
import { filesBelow } from '../world/files'
import { type Audited, everySystem, type World } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, toFinding } from './control'

/** Keys that a merchant and its payment company share by design. */
const MERCHANT_KEYS = /^((MIDTRANS|KASIR_MERCHANT)_(SERVER|CLIENT)_KEY|(MIDTRANS|KASIR)_BI_SNAP_CLIENT_SECRET)$/

const APART =
  /^(ramai-reaches-no-other-system|no-other-system-reaches-ramai|neighbours-stay-apart|payment-partner-knows-no-contract)$/

export const nothingShared: Control = {
  row: 5,
  clauses: cite(permendag('13(3)a', '18(4)a')),
  title: {
    id: 'Tidak ada rahasia, hasil bangun, atau kode yang dipakai bersama, selain pustaka tanpa data',
    en: 'No secret, build or code is shared, except libraries without data',
  },
  check: async (world) => {
    const { violations: crossings } = await importsOf(world.ramai.sources)
    const secrets = await Promise.all(everySystem(world).map(secretsOf))
    const builds = await Promise.all(everySystem(world).map((system) => tracedOf(system, world)))

    return toFinding({
      faults: [
        ...crossings.map(({ from, to }) => `${from} imports ${to}`),
        ...findShared(secrets),
        ...(await findPublished(secrets, world)),
        ...everySystem(world).flatMap(findForeignVariables),
        ...builds.flatMap(({ foreign }) => foreign),
      ],
      figure: {
        id: `0 impor antar sistem, ${count(secrets)} rahasia, ${builds.reduce((sum, { files }) => sum + files, 0)} berkas hasil bangun`,
        en: `0 imports between systems, ${count(secrets)} secrets, ${builds.reduce((sum, { files }) => sum + files, 0)} built-in files`,
      },
      observations: [
        ...secrets.map(({ system, secrets }) => `${system.title} holds ${[...secrets.values()].join(', ')}`),
        ...builds.map(
          ({ system, files }) => `the build of ${system.title} is made of ${files} files, none of another system`,
        ),
        'each build has its own copy of the libraries in packages/, which hold no state and no secret',
        'Pasar and Kasir both hold the merchant’s keys: a merchant and its payment company always do',
      ],
    })
  },
}

/**
 * Caches the imports by tree: reading all code takes longest, and it does not change during a run.
 */
const read = new Map<string, ReturnType<typeof cruiseSystems>>()

function importsOf(tree: string) {
  const cruised = read.get(tree) ?? cruise(tree)
  read.set(tree, cruised)

  return cruised
}

/** Imported lazily: other rows need not load three compilers. */
async function cruise(tree: string) {
  const { cruiseSystems } = await import('../../tools/gate/rules/cruise-imports')

  return cruiseSystems(tree, APART)
}

type Secrets = { system: Audited; secrets: Map<string, string> }

/**
 * All secrets: keys in the environment, private halves in files, the
 * database's password.
 */
async function secretsOf(system: Audited): Promise<Secrets> {
  const secrets = new Map<string, string>()
  for (const [name, value] of Object.entries(system.environment)) {
    if (/_(KEY|SECRET)$/.test(name)) secrets.set(value, name)
    if (/_DATABASE(_\w+)?_URL$/.test(name)) secrets.set(new URL(value).password, `the password in ${name}`)
    if (/_KEY_FILE$/.test(name)) secrets.set(privateHalf(await readFile(value, 'utf8')), `the private half in ${name}`)
  }
  secrets.delete('')

  return { system, secrets }
}

/** A key is a JWK, or a PEM without a name for its parts. */
const privateHalf = (text: string): string => (text.startsWith('{') ? JSON.parse(text).d : text.trim())

const count = (secrets: Secrets[]) => secrets.reduce((sum, { secrets }) => sum + secrets.size, 0)

function findShared(secrets: Secrets[]) {
  return secrets.flatMap((one, index) =>
    secrets
      .slice(index + 1)
      .flatMap((other) =>
        [...one.secrets]
          .filter(([secret, name]) => other.secrets.has(secret) && !MERCHANT_KEYS.test(name))
          .map(([, name]) => `${one.system.title} and ${other.system.title} hold the same secret: ${name}`),
      ),
  )
}

/** Finds secrets in public places or in another system's folder. */
async function findPublished(secrets: Secrets[], world: World) {
  const folders = [world.published, ...everySystem(world).map(({ state }) => state)]
  const files = (
    await Promise.all(
      folders.map((folder) => filesBelow(folder, /^(?!PG_|pg_).*(\.json|\.pem|environment|key|secret)$/)),
    )
  ).flat()
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })))

  return secrets.flatMap(({ system, secrets }) =>
    texts
      .filter(({ file }) => !file.startsWith(system.state))
      .flatMap(({ file, text }) =>
        [...secrets]
          .filter(([secret, name]) => text.includes(secret) && !MERCHANT_KEYS.test(name))
          .map(([, name]) => `${relative(root, file)} holds ${name} of ${system.title}`),
      ),
  )
}

function findForeignVariables({ name, title, environment }: Audited) {
  const { owns } = systemNamed(name)

  return Object.keys(environment)
    .filter((variable) => !owns.test(variable))
    .map((variable) => `${title} is given ${variable}, which belongs to another system`)
}

/** Files that a build requires, by its own traces. */
async function tracedOf(system: Audited, world: World) {
  const others = everySystem(world).filter((other) => other !== system)
  const traces = await filesBelow(join(system.build, 'server'), /\.nft\.json$/)
  const files = new Set<string>()
  for (const trace of traces)
    for (const file of JSON.parse(await readFile(trace, 'utf8')).files) files.add(resolve(trace, '..', file))
  const foreign = [...files].filter((file) => others.some((other) => isOf(other, file)) && !isOf(system, file))

  return {
    system,
    files: files.size,
    foreign: [
      ...(traces.length > 0 ? [] : [`there is no build of ${system.title} to look into`]),
      ...foreign.map((file) => `the build of ${system.title} needs ${relative(root, file)}`),
    ],
  }
}

/** Ramai's folders lie in the root, beside those of the others. */
const isOf = ({ name, sources }: Audited, file: string) =>
  name === 'ramai' ? /^(app|server|db|i18n|messages)\//.test(relative(root, file)) : file.startsWith(`${sources}/`)
