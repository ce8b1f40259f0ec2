import 'server-only'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getShops } from '../shop/shops'
import type { Context, Visitor } from './context'
import { createCaller } from './routers'

export { readRefusal } from './failures'

export const contextFor = (visitor: Visitor): Context => ({
  ...visitor,
  db: getDatabase().db,
  shops: getShops(),
  log: getLog(),
  now: new Date(),
})

/** Ramai's procedures, called without HTTP on behalf of one visitor. */
export const callerFor = (visitor: Visitor) => createCaller(contextFor(visitor))
