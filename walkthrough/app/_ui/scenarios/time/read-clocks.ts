import type { Clock } from '@/server/clocks/clocks'

/** Null where nobody may read them, or nobody answers. */
export async function readClocks(asked: Promise<Response>): Promise<Clock[] | null> {
  const response = await asked.catch(() => null)

  return response?.ok ? (await response.json()).clocks : null
}
