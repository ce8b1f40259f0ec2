import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startCluster } from '../../tools/postgres/cluster'
import { freePort } from '../../tools/systems/ports'
import { eachSystem } from '../../tools/systems/systems'
import { plantWorld } from '../testing/plant-world'
import { databasesStayClosed } from './03-databases-stay-closed'

/** Three clusters, each of its own system. */
async function threeClusters({ certified }: { certified: boolean }) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-closed-'))
  await chmod(folder, 0o711)

  return eachSystem(async ({ name }) => {
    const place = { system: name, folder: join(folder, name), port: await freePort(), throwaway: true }
    const cluster = await startCluster({ ...place, certified })
    onTestFinished(async () => {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    })

    return { databaseUrl: cluster.url }
  })
}

test('clusters that ask for a certificate stay closed to who knows the password', async () => {
  const world = await plantWorld(await threeClusters({ certified: true }))

  const { verdict, figure } = await databasesStayClosed.check(world)

  expect(verdict).toBe('passed')
  expect(figure.en).toBe('18 of 18 attempts refused, 3 of 3 own doors open')
})

test('a cluster that asks for the password alone turns it red', async () => {
  const world = await plantWorld(await threeClusters({ certified: false }))

  const { verdict, evidence } = await databasesStayClosed.check(world)

  expect(verdict).toBe('failed')
  expect(evidence).toContain('✗ Ramai came into the database of Pasar with the password that is right there')
})

test('a door that opens for nobody proves nothing', async () => {
  const databaseUrl = 'postgres://nobody:nothing@127.0.0.1:9/nowhere'

  const { verdict } = await databasesStayClosed.check(
    await plantWorld({ ramai: { databaseUrl }, pasar: { databaseUrl }, kasir: { databaseUrl } }),
  )

  expect(verdict).toBe('failed')
})
