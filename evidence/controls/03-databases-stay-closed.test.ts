import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, startCluster } from '../../tools/dev/postgres/cluster'
import { freePort } from '../../tools/dev/systems/ports'
import { type EachSystem, eachSystem } from '../../tools/dev/systems/systems'
import { createTestWorld } from '../testing/test-world'
import { databasesStayClosed } from './03-databases-stay-closed'

let clusters: EachSystem<Cluster>
let folder: string

/** Starts three clusters, one for each system, that require a certificate. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jembatan-closed-'))
  await chmod(folder, 0o711)
  clusters = await eachSystem(async ({ name }) => {
    const place = { system: name, folder: join(folder, name), port: await freePort(), throwaway: true }

    return startCluster({ ...place, certified: true })
  })
}, 60_000)

afterAll(async () => {
  await Promise.all(Object.values(clusters).map((cluster) => cluster.stop()))
  await rm(folder, { recursive: true, force: true })
})

const look = async () =>
  databasesStayClosed.check(
    await createTestWorld(await eachSystem(({ name }) => ({ databaseUrl: clusters[name].url }))),
  )

test('clusters that require a certificate stay closed to a client with the password only', async () => {
  const { verdict, figure } = await look()

  expect(verdict).toBe('passed')
  expect(figure.en).toBe('18 of 18 attempts refused, 3 of 3 own databases open')
})

test('a cluster that requires the password only turns it red', async () => {
  await clusters.pasar.access?.allowPasswordAlone()

  const { verdict, evidence } = await look()

  expect(verdict).toBe('failed')
  expect(evidence).toContain('✗ Ramai came into the database of Pasar with that password and no certificate')
})

test('a database that refuses even its owner proves nothing', async () => {
  const databaseUrl = 'postgres://nobody:nothing@127.0.0.1:9/nowhere'

  const { verdict } = await databasesStayClosed.check(
    await createTestWorld({ ramai: { databaseUrl }, pasar: { databaseUrl }, kasir: { databaseUrl } }),
  )

  expect(verdict).toBe('failed')
})
