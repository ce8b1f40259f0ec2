import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DevControlAccess, readAccessFile } from '../../tools/dev/keys/control-access'
import { environmentFile, type Profile } from '../../tools/dev/systems/profile'
import { parseEnvironmentFile, type Settings } from '../../tools/dev/systems/settings'
import { type EachSystem, eachSystem, type SystemName } from '../../tools/dev/systems/systems'

/** One system as an auditor finds it on this machine. */
export type Audited = {
  name: SystemName
  title: string
  origin: string
  /** Its server's address, for callers that do not use its name. */
  address: string
  databaseUrl: string
  /** All variables of its processes. */
  environment: Record<string, string>
  /** Folder of its keys and logs. */
  state: string
  /** Folder of its sources, and of their build. */
  sources: string
  build: string
}

/** The walkthrough, which watches the systems and has no database. */
export type Watcher = { name: 'walkthrough'; title: string; origin: string; address: string; state: string }

export type World = EachSystem<Audited> & {
  walkthrough: Watcher
  /** Address of dev control, which can stop systems; absent if they were started without it. */
  devControl?: DevControlAccess
  /** Files that deployments publish, readable by everybody. */
  published: string
  /** Sends a tenth of a check's people: enough to see whether it turns red. */
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
