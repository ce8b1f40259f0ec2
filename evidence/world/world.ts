import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DevControlAccess, readAccessFile } from '../../tools/dev-control/access-file'
import { environmentFile, type Profile } from '../../tools/systems/profile'
import { parseEnvironmentFile, type Settings } from '../../tools/systems/settings'
import { type EachSystem, eachSystem, type SystemName } from '../../tools/systems/systems'

/** One system as an auditor finds it on this machine. */
export type Audited = {
  name: SystemName
  title: string
  origin: string
  /** Where its server listens, for whoever does not come in by its name. */
  address: string
  databaseUrl: string
  /** Every variable that its processes are given. */
  environment: Record<string, string>
  /** Its keys and logs. */
  state: string
  /** Its sources, and what was built from them. */
  sources: string
  build: string
}

/** Who watches them, and has no database. */
export type Watcher = { name: 'walkthrough'; title: string; origin: string; address: string; state: string }

export type World = EachSystem<Audited> & {
  walkthrough: Watcher
  /** Where dev control answers, which can stop them; absent where they were started without it. */
  devControl?: DevControlAccess
  /** What deployments publish: readable by everybody. */
  published: string
  /** A tenth of the people that a check would send: enough to see whether it turns red at all. */
  fewPeople?: boolean
}

type Running = { profile: Pick<Profile, 'folder' | 'distDir'>; environments: EachSystem<Settings> }

export async function toWorld({ profile, environments }: Running): Promise<World> {
  const watcher = parseEnvironmentFile(await readFile(environmentFile(profile, 'walkthrough'), 'utf8'))
  const audited = await eachSystem(({ name, title, folder }) => {
    const environment = environments[name]
    const setting = (variable: string) => environment[`${name.toUpperCase()}_${variable}`] ?? ''

    return {
      name,
      title,
      environment,
      origin: setting('ORIGIN'),
      address: watcher[`WALKTHROUGH_${name.toUpperCase()}_ADDRESS`] ?? setting('ORIGIN'),
      databaseUrl: setting('DATABASE_URL'),
      state: join(profile.folder, name),
      sources: folder,
      build: join(folder, profile.distDir),
    }
  })

  const origin = watcher.WALKTHROUGH_ORIGIN ?? ''
  const state = join(profile.folder, 'walkthrough')

  return {
    ...audited,
    walkthrough: { name: 'walkthrough', title: 'Walkthrough', origin, address: origin, state },
    devControl: await readAccessFile(profile.folder),
    published: join(profile.folder, 'public'),
  }
}

export const everySystem = ({ ramai, pasar, kasir }: World) => [ramai, pasar, kasir]
