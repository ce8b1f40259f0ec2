import 'server-only'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getShops } from '../shop/shops'
import type { Context, Visitor } from './context'
import { createCaller } from './routers'

export { LONGEST_SEARCH } from '../search/words'
export { readRefusal } from './failures'

export async function contextFor(visitor: Visitor): Promise<Context> {
  const { db } = getDatabase()

  return { ...visitor, db, shops: getShops(), log: getLog(), now: await readNow(db) }
}

/** Ramai's procedures, called without HTTP on behalf of one visitor. */
export const callerFor = (visitor: Visitor) => createCaller(() => contextFor(visitor))
