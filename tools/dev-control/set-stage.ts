import type { Databases } from '../postgres/databases'
import { hostReady } from '../process/launch'
import type { Supervised } from '../process/supervise'
import type { Profile } from '../systems/profile'
import { type EachSystem, kasir, pasar, ramai, type System } from '../systems/systems'
import { keepAbsences, type Player } from './absences'
import type { Stage } from './answer'
import { openEvidenceRuns } from './evidence-runs'
import { stageOneDatabase } from './one-database'

type SetStage = { profile: Profile; processes: EachSystem<Supervised[]>; clusters: Databases['clusters'] }

/** What the stagehand works on: the processes and databases of the systems that have just come up. */
export function setStage({ profile, processes, clusters }: SetStage): Stage {
  const player = (system: System): Player => ({
    title: system.title,
    pause: () => Promise.all(processes[system.name].map((process) => process.pause())),
    resume: () => {
      for (const process of processes[system.name]) process.resume()
    },
    untilReady: (signal) => hostReady(system, profile, signal),
  })

  return {
    absences: keepAbsences({ ramai: player(ramai), pasar: player(pasar), kasir: player(kasir) }),
    oneDatabase: stageOneDatabase(clusters.pasar),
    evidence: openEvidenceRuns(profile.folder),
  }
}
