import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Browser } from '@jembatan/contract/conformance/browser'
import { type Cluster, removeCluster, startCluster } from '../../dev/postgres/cluster'
import { baseEnvironment } from '../../dev/process/base-environment'
import { type Supervised, supervise } from '../../dev/process/supervise'
import { freePort } from '../../dev/systems/ports'
import { postmasterOf } from '../checkout/cpu'

type StartPeer = {
  name: string
  /** Folder of this peer only, for its cluster and its log. */
  folder: string
  command: string[]
  cwd: string
  /** Address that answers 200 when the server is ready. */
  health: string
  environment?: Record<string, string>
  /** Fills the empty database. */
  prepare: (databaseUrl: string) => Promise<void>
}

export type RunningPeer = {
  origin: string
  databaseUrl: string
  parts: { server: number[]; database: number[] }
  stop: () => Promise<void>
}

const READY_WITHIN_MS = 60_000

/**
 * One server with its own PostgreSQL, which has the binaries, settings and certificates of our
 * systems' clusters.
 */
export async function startPeer({ name, folder, prepare, health, ...launch }: StartPeer): Promise<RunningPeer> {
  const clusterFolder = join(folder, 'cluster')
  await removeCluster(clusterFolder)
  const cluster = await startCluster({
    system: name,
    folder: clusterFolder,
    port: await freePort(),
    certified: true,
    countsStatements: true,
  })
  try {
    await prepare(cluster.url)
    return await serve(cluster, { name, folder, health, ...launch })
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function serve(
  cluster: Cluster,
  { name, folder, command, cwd, health, environment }: Omit<StartPeer, 'prepare'>,
) {
  const port = await freePort()
  const pidFile = join(folder, 'server.pid')
  const server = supervise({
    title: name,
    command,
    cwd,
    pidFile,
    logFile: join(folder, 'server.log'),
    environment: {
      ...baseEnvironment(),
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: cluster.url,
      ...environment,
    },
  })
  const origin = `http://127.0.0.1:${port}`
  await Promise.race([untilHealthy(new Browser(origin), health), server.failure]).catch(async (error) => {
    await server.stop()
    throw error
  })

  return {
    origin,
    databaseUrl: cluster.url,
    parts: {
      server: [Number(await readFile(pidFile, 'utf8'))],
      database: [await postmasterOf(cluster.url)],
    },
    stop: () => stopAll(server, cluster, folder),
  }
}

async function untilHealthy(browser: Browser, health: string) {
  const deadline = performance.now() + READY_WITHIN_MS
  for (;;) {
    const answer = await browser.ask(health).catch(() => undefined)
    if (answer?.status === 200) return
    if (performance.now() > deadline) throw new Error(`It did not answer ${health} in time.`)
    await pause(100)
  }
}

async function stopAll(server: Supervised, cluster: Cluster, folder: string) {
  await server.stop()
  await cluster.stop()
  await removeCluster(join(folder, 'cluster'))
}
