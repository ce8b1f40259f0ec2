import { Browser } from '@jembatan/contract/conformance/browser'
import type { Audited, World } from './world'

/** Path of each demo's clock, and the variable of its key. */
const CLOCKS = {
  ramai: { path: '/api/demo/clock', key: 'RAMAI_DEMO_KEY' },
  pasar: { path: '/api/demo/clock', key: 'PASAR_DEMO_KEY' },
  kasir: { path: '/_sim/clock', key: 'KASIR_SIMULATION_KEY' },
}

/** Seconds by which a presenter advanced a system's clock; null if it is no demo, or is down. */
export async function readSecondsAhead({ name, origin, environment }: Audited): Promise<number | null> {
  const { path, key } = CLOCKS[name]
  const authorization = `Bearer ${environment[key] ?? ''}`
  const answer = await new Browser(origin).ask(path, { headers: { authorization } }).catch(() => null)
  if (answer?.status !== 200 || answer.headers['content-type'] !== 'application/json') return null
  const { offsetSeconds, offset_seconds } = JSON.parse(answer.body)

  return Number(offsetSeconds ?? offset_seconds)
}

/** Pasar's time when it reads a token: a demo's clock may be hours ahead of this machine's. */
export async function readTime({ pasar }: Pick<World, 'pasar'>): Promise<Date> {
  return new Date(Date.now() + 1000 * ((await readSecondsAhead(pasar)) ?? 0))
}
