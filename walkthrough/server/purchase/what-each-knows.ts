import { findEverywhere, type SearchResult } from '../audit-log/find-everywhere'
import { SYSTEM_NAMES, type SystemName, type Systems } from '../systems/systems'
import { openBrowser } from '../visitor/visitor'
import type { Purchase } from './read-purchase'

const FACTS = ['name', 'address', 'order'] as const

export type Fact = (typeof FACTS)[number]

/** Row counts of each fact of the purchase in one system; null if unreadable. */
export type Knowledge = { system: SystemName; rows: Record<Fact, number> | null }

/** `feedStatus`: Ramai's status for the address of this order; null while Ramai is down. */
export type XrayView = { order: NonNullable<Purchase['order']>; knowledge: Knowledge[]; feedStatus: number | null }

type XrayRequest = { systems: Systems; purchase: Purchase; order: NonNullable<Purchase['order']> }

/** Counts name, address and number of a purchase in each system, by its auditor endpoint. */
export async function readWhatEachKnows({ systems, purchase, order }: XrayRequest): Promise<XrayView> {
  const feedStatus = askFeed(systems, order.id)
  // Sequential, because each search reads every table of three databases.
  const name = await findEverywhere(systems, purchase.recipient, order.id)
  const address = await findEverywhere(systems, purchase.street, order.id)
  const number = await findEverywhere(systems, order.id)
  const knowledge = SYSTEM_NAMES.map((system) => {
    const [nameRows, addressRows, orderRows] = [name, address, number].map((value) => rowsIn(value, system))
    const isRead = nameRows !== undefined && addressRows !== undefined && orderRows !== undefined

    return { system, rows: isRead ? { name: nameRows, address: addressRows, order: orderRows } : null }
  })

  return { order, knowledge, feedStatus: await feedStatus }
}

function rowsIn(results: SearchResult[], system: SystemName): number | undefined {
  const one = results.find((one) => one.system === system)

  return one && 'count' in one ? (one.beside ?? one.count) : undefined
}

/** Requested like any visitor, without cookies. */
const askFeed = ({ ramai }: Systems, orderId: string): Promise<number | null> =>
  openBrowser(ramai)
    .ask(`/orders/${orderId}`)
    .then(
      ({ status }) => status,
      () => null,
    )
