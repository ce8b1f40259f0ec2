import { buildWhenChanged } from './build'
import { createCapabilities } from './control/create-capabilities'
import { openDevControl } from './control/open-dev-control'
import { makeEnvironments } from './environments'
import { replaceFile } from './keys/published-file'
import { startDatabases } from './postgres/databases'
import { startEgressLog } from './process/egress/egress-log'
import { allReady, endOrphans, launch } from './process/launch'
import { lockRun } from './process/orphans'
import { runScript } from './process/run-script'
import { ensureChromiumPath } from './systems/chromium'
import { assertPortsFree } from './systems/ports'
import { chosenSettings, environmentFile, type Profile, runLockFile, settingsFile } from './systems/profile'
import { printEnvironmentFile, type Settings } from './systems/settings'
import {
  type EachHost,
  type EachSystem,
  eachHost,
  hosts,
  kasir,
  pasar,
  ramai,
  root,
  type System,
} from './systems/systems'
import { step } from './terminal/progress.mjs'

export type RunningSystems = {
  profile: Profile
  environments: EachHost<Settings>
  /** Stops only what was started here. */
  stop: () => Promise<void>
}

/**
 * Starts Kasir, Pasar, Ramai and the walkthrough: databases, builds and processes, until each is
 * ready. After a failure, or when `signal` aborts, stops all of it again.
 */
export async function startSystems(profile: Profile, signal?: AbortSignal): Promise<RunningSystems> {
  const undo: (() => Promise<unknown>)[] = []
  const stop = once(async () => {
    for (const undoStep of undo.reverse()) await undoStep()
  })

  try {
    undo.push(await lockRun({ pidFile: runLockFile(profile), cwd: root, refusal: alreadyRunning }))
    await rememberSettings(profile)
    await endOrphans(profile)
    await assertPortsFree(profile.ports)

    const databases = await step('Starting a PostgreSQL cluster for each system', () => startDatabases(profile))
    undo.push(databases.stop)
    signal?.throwIfAborted()
    // Benchmarks measure a shop without dev control.
    const devControl = profile.demo ? await openDevControl(profile) : undefined
    if (devControl) undo.push(devControl.close)
    const environments = await makeEnvironments(profile, databases.urls, devControl)
    await rememberEnvironments(profile, environments)
    const chromium = profile.demo ? chromiumOfTheStage(environments) : undefined
    // A build needs no database and takes far longer, so both run at once.
    const failing = new AbortController()
    const either = AbortSignal.any(signal ? [signal, failing.signal] : [failing.signal])
    await Promise.all([
      prepareDatabases(environments, either),
      profile.mode === 'production' ? buildAll(profile, either) : undefined,
    ]).catch((error) => {
      failing.abort(error)
      throw error
    })

    if (chromium !== undefined) {
      environments.walkthrough.WALKTHROUGH_CHROMIUM = await chromium
      await rememberEnvironments(profile, environments)
    }
    await step('Starting the systems and their workers', async () => {
      // A build takes minutes: a process that took a port meanwhile would answer in our place and
      // look ready.
      await assertPortsFree(profile.ports)
      await startEgressLog(profile.folder)
      const launched = await eachHost((host) => launch(host, profile, environments[host.name]))
      const processes = Object.values(launched).flat()
      undo.push(() => Promise.all(processes.map((process) => process.stop())))
      await Promise.race([allReady(profile), calledOff(signal), ...processes.map((process) => process.failure)])
      for (const process of processes) process.keepRunning()
      if (!devControl) return
      devControl.begin(createCapabilities({ profile, processes: launched, clusters: databases.clusters }))
      undo.push(devControl.clear)
    })

    return { profile, environments, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function alreadyRunning(pid: number) {
  return `The systems run already, started by process ${pid}; stop that one first: Ctrl-C where it runs, or kill ${pid}.`
}

/** Pasar publishes its catalogue while it is prepared, then Ramai imports it. */
export async function prepareDatabases(environments: EachSystem<Settings>, signal?: AbortSignal) {
  const prepare = (system: System) =>
    step(`Preparing the database of ${system.title}`, () =>
      runScript({ system, script: 'db:prepare', environment: environments[system.name], signal }),
    )

  await Promise.all([prepare(kasir), prepare(pasar).then(() => prepare(ramai))])
}

export async function buildAll(profile: Pick<Profile, 'distDir'>, signal?: AbortSignal) {
  for (const host of hosts) {
    await step(
      `Building ${host.title}`,
      () => buildWhenChanged(host, profile, signal),
      (result) => (result === 'unchanged' ? result : undefined),
    )
  }
}

/** Without a browser the stage offers windows, so a missing one does not prevent the start. */
async function chromiumOfTheStage({ walkthrough }: EachHost<Settings>) {
  return walkthrough.WALKTHROUGH_CHROMIUM ?? (await ensureChromiumPath().catch(() => 'none'))
}

const rememberSettings = (profile: Profile) =>
  eachHost((host) => remember(settingsFile(profile, host.name), chosenSettings(profile, host)))

const rememberEnvironments = (profile: Profile, environments: EachHost<Settings>) =>
  eachHost(({ name }) => remember(environmentFile(profile, name), environments[name]))

/** Stores the settings for other commands of the same user; unreadable for others. */
const remember = (file: string, settings: Settings) => replaceFile(file, printEnvironmentFile(settings), 0o600)

function calledOff(signal?: AbortSignal) {
  return new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
}

function once(work: () => Promise<void>) {
  let result: Promise<void> | undefined

  return () => {
    result ??= work()
    return result
  }
}
