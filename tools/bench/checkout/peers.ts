/**
 * Measured once on such a machine (two cores, Node 20, PostgreSQL 15 with fsync on, everything on one machine), and
 * not in this run: a ratio to them says an order of magnitude, no more.
 */
export const PEERS = {
  'Vendure 3.7.3': { perSecond: { 1: 7.3, 8: 14.2, 32: 14.2 }, cpu: 110 },
  'Medusa 2.21.2': { perSecond: { 1: 1.6, 8: 2.0, 32: 2.1 }, cpu: 650 },
} as const

/** Requests a second there to a route handler of this framework, 32 at a time: how fast that machine was. */
export const THEIR_FLOOR = 1_410

export type Buyers = keyof (typeof PEERS)['Vendure 3.7.3']['perSecond']
