import { randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeEnvironments } from '../../../tools/dev/environments'
import { publish } from '../../../tools/dev/keys/published-file'
import { freePort } from '../../../tools/dev/systems/ports'
import { isolatedProfile } from '../../../tools/dev/systems/profile'
import { parseEnvironmentFile, type Settings } from '../../../tools/dev/systems/settings'
import {
  type EachSystem,
  eachHost,
  eachSystem,
  root,
  type SystemName,
  systems,
} from '../../../tools/dev/systems/systems'

/** User ids of the systems' images and of PostgreSQL's. */
const [SYSTEM_USER, POSTGRES_USER] = [10_001, 999]

export type Deployment = {
  /** For compose.yaml. */
  variables: Settings
  /** The environment of each system, as for a process on this machine. */
  environments: EachSystem<Settings>
  passwords: EachSystem<string>
  /** Folder of PUBLIC. */
  published: string
}

/**
 * Prepares what an operator needs before compose.yaml starts three systems: secrets, and the file
 * that is carried between them.
 */
export async function layOut(folder: string): Promise<Deployment> {
  const passwords = await eachSystem(() => randomBytes(24).toString('hex'))
  const profile = {
    ...(await isolatedProfile('test')),
    folder: join(folder, 'made'),
    demo: false,
    settings: await eachHost(() => ({})),
    ports: await eachHost(() => freePort()),
  }
  const databaseUrls = await eachSystem(
    ({ name }) => `postgres://${name}:${passwords[name]}@${name}-database:5432/${name}`,
  )
  const environments = await makeEnvironments(profile, databaseUrls)
  const [secrets, published] = [join(folder, 'secrets'), join(folder, 'public')]
  for (const { name } of systems) {
    await writeSecrets(join(secrets, name), { name, environment: environments[name] })
    await writeSecret(join(secrets, `${name}-database`, 'database-password'), passwords[name], POSTGRES_USER)
  }
  await publishFiles(published, environments)

  return {
    environments,
    passwords,
    published,
    variables: {
      SECRETS: secrets,
      PUBLIC: published,
      ...Object.fromEntries(
        systems.flatMap(({ name }) => [
          [`${name.toUpperCase()}_PORT`, String(profile.ports[name])],
          [`${name.toUpperCase()}_PUBLIC_ORIGIN`, environments[name][`${name.toUpperCase()}_ORIGIN`] ?? ''],
        ]),
      ),
    },
  }
}

/** Writes every file under /run/secrets that the system's environment names. */
async function writeSecrets(folder: string, { name, environment }: { name: SystemName; environment: Settings }) {
  const configuration = parseEnvironmentFile(
    await readFile(join(root, 'deploy', 'kubernetes', name, 'configuration.env'), 'utf8'),
  )
  const mounted = `/run/secrets/${name}/`
  for (const [variable, path] of Object.entries(configuration).filter(([, value]) => value.startsWith(mounted))) {
    const file = environment[variable]
    const value = file ? await readFile(file, 'utf8') : environment[variable.replace(/_FILE$/, '')]
    if (value === undefined) throw new Error(`Nothing is known to put into ${path}.`)
    await writeSecret(join(folder, path.slice(mounted.length)), value, SYSTEM_USER)
  }
}

async function writeSecret(file: string, value: string, user: number) {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, value, { mode: 0o400 })
  await chown(file, user, user)
}

async function publishFiles(folder: string, { ramai, pasar }: EachSystem<Settings>) {
  const [shops] = JSON.parse(await readFile(ramai.RAMAI_SHOPS_FILE ?? '', 'utf8'))
  await publish(join(folder, 'ramai', 'shops.json'), [
    { ...shops, catalogueFile: 'catalogue.json', catalogueKeysFile: 'catalogue-keys.json' },
  ])
  await cp(shops.catalogueKeysFile, join(folder, 'ramai', 'catalogue-keys.json'))
  await mkdir(join(folder, 'pasar'), { recursive: true })
  await cp(pasar.PASAR_ISSUERS_FILE ?? '', join(folder, 'pasar', 'issuers.json'))
  for (const system of ['ramai', 'pasar']) await chmod(join(folder, system), 0o755)
}
