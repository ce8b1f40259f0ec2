import { join } from 'node:path'
import type { Profile } from '../local/profile'
import type { Settings } from '../local/settings'
import { type EachSystem, eachSystem, type SystemName } from '../local/the-systems'

/** One system as an auditor finds it on this machine. */
export type Audited = {
  name: SystemName
  title: string
  origin: string
  databaseUrl: string
  /** Every variable that its processes are told. */
  environment: Record<string, string>
  /** Its keys and logs. */
  state: string
  /** Its sources, and what was built from them. */
  sources: string
  build: string
}

export type World = EachSystem<Audited> & {
  /** What deployments publish: readable by everybody. */
  published: string
}

type Running = { profile: Pick<Profile, 'folder' | 'distDir'>; environments: EachSystem<Settings> }

export async function toWorld({ profile, environments }: Running): Promise<World> {
  const audited = await eachSystem(({ name, title, folder }) => {
    const environment = environments[name]
    const told = (variable: string) => environment[`${name.toUpperCase()}_${variable}`] ?? ''

    return {
      ...{ name, title, environment },
      origin: told('ORIGIN'),
      databaseUrl: told('DATABASE_URL'),
      state: join(profile.folder, name),
      sources: folder,
      build: join(folder, profile.distDir),
    }
  })

  return { ...audited, published: join(profile.folder, 'public') }
}

export const everySystem = ({ ramai, pasar, kasir }: World) => [ramai, pasar, kasir]
