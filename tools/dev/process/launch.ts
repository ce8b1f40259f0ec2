import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Profile } from '../systems/profile'
import type { Settings } from '../systems/settings'
import { type Host, hosts } from '../systems/systems'
import { baseEnvironment } from './base-environment'
import { egressLogging } from './egress/egress-log'
import { endOrphan } from './orphans'
import { type Supervised, supervise } from './supervise'
import { waitUntilReady } from './wait-until-ready'

const parts = ['web', 'worker'] as const

type Part = (typeof parts)[number]

/** The part of a profile that a process needs. */
export type ProcessProfile = Pick<Profile, 'folder' | 'mode' | 'distDir' | 'ports'>

/** The processes of one system: its web server, and its worker if it has one. */
export function launch(system: Host, profile: ProcessProfile, environment: Settings): Supervised[] {
  return parts
    .filter((part) => part === 'web' || system.hasWorker)
    .map((part) => launchPart(part, system, profile, environment))
}

/** One process of a system, with only its own variables. */
export function launchPart(part: Part, system: Host, profile: ProcessProfile, environment: Settings): Supervised {
  return supervise({
    title: part === 'web' ? system.title : `${system.title}'s worker`,
    command: [process.execPath, ...commandOf(part, system, profile)],
    cwd: system.folder,
    environment: {
      ...baseEnvironment(),
      ...egressLogging(profile.folder, system.name),
      NO_COLOR: '1',
      NODE_ENV: profile.mode,
      NEXT_DIST_DIR: profile.distDir,
      JITI_TSCONFIG_PATHS: 'true',
      JITI_JSX: 'true',
      ...environment,
    },
    logFile: join(profile.folder, system.name, `${part}.log`),
    pidFile: join(profile.folder, system.name, `${part}.pid`),
  })
}

function commandOf(part: Part, system: Host, { mode, ports, distDir }: ProcessProfile) {
  const require = createRequire(join(system.folder, 'package.json'))
  if (part === 'web') {
    // Not tsx, which shares one pipe for all systems and inspects every module of Next.
    const jiti = join(dirname(require.resolve('jiti/package.json')), 'lib', 'jiti-cli.mjs')
    const program = mode === 'production' ? [join(distDir, 'web.mjs')] : [jiti, 'web.ts']

    return [...program, '--host', '127.0.0.1', '--port', String(ports[system.name])]
  }
  const tsx = mode === 'production' ? ['--import', require.resolve('tsx')] : [require.resolve('tsx/cli'), 'watch']

  return [...tsx, 'server/worker.ts']
}

export const allReady = (profile: ProcessProfile) => Promise.all(hosts.map((host) => hostReady(host, profile)))

/** Waits longer in development, where pages are compiled on request. */
export function hostReady({ name, title }: Host, { ports, mode }: ProcessProfile, signal?: AbortSignal) {
  const within = mode === 'production' ? 60_000 : 240_000

  return waitUntilReady({ title, address: `http://127.0.0.1:${ports[name]}`, within, signal })
}

/** Ends the processes that a killed starter left. */
export async function endOrphans({ folder }: Profile) {
  for (const system of hosts) {
    for (const part of parts) {
      await endOrphan({ pidFile: join(folder, system.name, `${part}.pid`), cwd: system.folder })
    }
  }
}
