import { mintSpecimen } from '../specimen/mint-specimen'
import type { WatchedSystem } from '../system/systems'
import type { PlayedStep, Stage } from './play'

export const hostOf = ({ origin }: WatchedSystem) => new URL(origin).host

/** A fresh token from the feed, and the step that says so. */
export async function tapInFeed({ ramai }: Stage): Promise<{ token: string; step: PlayedStep }> {
  const token = await mintSpecimen({ ramai: ramai.address, host: hostOf(ramai) })

  return { token, step: { act: 'mint', to: 'ramai', request: 'POST /out', status: 303, asExpected: true } }
}
