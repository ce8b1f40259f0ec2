import type { WatchedSystem } from './systems'

/** The name by which a browser would know the system. */
export const hostOf = ({ origin }: Pick<WatchedSystem, 'origin'>) => new URL(origin).host
