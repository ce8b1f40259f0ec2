import type { Databases } from '../postgres/databases'
import { hostReady } from '../process/launch'
import type { Supervised } from '../process/supervise'
import type { Profile } from '../systems/profile'
import { type EachSystem, kasir, pasar, ramai, type System } from '../systems/systems'
import { openEvidenceRuns } from './evidence-runs'
import { openMigrationRuns } from './migration-runs'
import { createOneDatabaseBreach } from './one-database-breach'
import { manageOutages, type SystemProcesses } from './outages'
import { openReadiness } from './readiness'
import { manageRoom } from './room'
import type { Capabilities } from './routes'

type RunningSystems = { profile: Profile; processes: EachSystem<Supervised[]>; clusters: Databases['clusters'] }

/** Builds dev control's actions on the processes and databases that have just started. */
export function createCapabilities({ profile, processes, clusters }: RunningSystems): Capabilities {
  const processesOf = (system: System): SystemProcesses => ({
    title: system.title,
    pause: () => Promise.all(processes[system.name].map((process) => process.pause())),
    resume: () => {
      for (const process of processes[system.name]) process.resume()
    },
    waitUntilReady: (signal) => hostReady(system, profile, signal),
  })

  const evidence = openEvidenceRuns(profile)

  return {
    outages: manageOutages({ ramai: processesOf(ramai), pasar: processesOf(pasar), kasir: processesOf(kasir) }),
    oneDatabase: createOneDatabaseBreach(clusters.pasar),
    evidence,
    room: manageRoom(evidence),
    migration: openMigrationRuns(profile),
    readiness: openReadiness({ ...profile, clusters }),
  }
}
