import { join } from 'node:path'
import { fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem } from '@jembatan/buyer/shop'
import { removeCluster, startCluster } from '../../dev/postgres/cluster'
import { openShop } from '../../dev/postgres/open-shop'
import { startEgressLog } from '../../dev/process/egress/egress-log'
import { hostReady, launch } from '../../dev/process/launch'
import { runScript } from '../../dev/process/run-script'
import type { RunningSystems } from '../../dev/start-systems'
import { freePort } from '../../dev/systems/ports'
import { pasar } from '../../dev/systems/systems'
import { step } from '../../dev/terminal/progress.mjs'
import { findSystem } from '../checkout/cpu'
import { finishAtPasar } from '../checkout/finish'
import { PLENTY, setStock } from '../checkout/stock'
import type { Contestant } from './contestant'

/**
 * A second Pasar without Kasir and walkthrough. A function confirms its payment, as Vendure's dummy
 * handler does. Five requests an order; the last answers when the order is paid.
 */
export async function startPasarAlone({ profile, environments }: RunningSystems): Promise<Contestant> {
  const folder = join(profile.folder, 'alone')
  const port = await freePort()
  const cluster = await startCluster({
    system: 'pasar',
    folder: join(folder, 'cluster'),
    port: await freePort(),
    certified: true,
    countsStatements: true,
  })
  const environment = {
    ...environments.pasar,
    PASAR_DATABASE_URL: cluster.url,
    PASAR_ORIGIN: `http://pasar.localhost:${port}`,
    PASAR_CATALOGUE_FILE: join(folder, 'catalogue.json'),
    PASAR_PHOTO_FOLDER: join(folder, 'photos'),
    PASAR_PAYS_IN_PROCESS: '1',
  }
  const own = { ...profile, folder, ports: { ...profile.ports, pasar: port } }
  await runScript({ system: pasar, script: 'db:prepare', environment })
  await startEgressLog(folder)
  const processes = launch(pasar, own, environment)
  await step('Starting a Pasar that confirms payments itself', () =>
    Promise.race([hostReady(pasar, own), ...processes.map(({ failure }) => failure)]),
  )
  const shop = await openShop({ environments: { ...environments, pasar: environment } })
  await setStock(shop, { available: PLENTY })
  const { web, worker, database } = await findSystem({ folder, name: 'pasar', url: cluster.url })

  return {
    name: 'Pasar alone',
    buy: async ({ order }) => placeOrder(await fillBasketWith(shop, pickItem(shop, order))),
    parts: { Pasar: [...web, ...worker], "Pasar's database": database },
    databases: { 'Pasar alone': cluster.url },
    finish: () => finishAtPasar(shop.pasar),
    stop: async () => {
      await Promise.all(processes.map((process) => process.stop()))
      await cluster.stop()
      await removeCluster(join(folder, 'cluster'))
    },
  }
}
