import type { WatchedSystem } from './systems'

const PATIENCE = 1500

/** Whether anybody answers at the system's health address. */
export async function isUp({ address }: Pick<WatchedSystem, 'address'>): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/api/health', address), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    })

    return answer.ok
  } catch {
    return false
  }
}
