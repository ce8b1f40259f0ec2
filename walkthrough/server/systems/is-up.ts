import type { WatchedSystem } from './systems'

const TIMEOUT_MS = 1500

/** Whether the system answers at its health address. */
export async function isUp({ address }: Pick<WatchedSystem, 'address'>): Promise<boolean> {
  try {
    const response = await fetch(new URL('/api/health', address), {
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })

    return response.ok
  } catch {
    return false
  }
}
