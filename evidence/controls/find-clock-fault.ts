import { Browser } from '@jembatan/contract/conformance/browser'
import { type Audited, everySystem, type World } from '../world/world'
import type { Words } from './control'

/** Where a demo shows its clock, and with whose key. */
const CLOCKS = {
  ramai: { path: '/api/demo/clock', key: 'RAMAI_DEMO_KEY' },
  pasar: { path: '/api/demo/clock', key: 'PASAR_DEMO_KEY' },
  kasir: { path: '/_sim/clock', key: 'KASIR_SIMULATION_KEY' },
}

/**
 * Why nothing can be checked: the systems live by different clocks, so a token or a time to pay that one gives is over for the
 * other, and a check would blame something else. Null when all clocks that a demo can move are equal.
 */
export async function findClockFault(world: World): Promise<Words | null> {
  const clocks = (await Promise.all(everySystem(world).map(readOffset))).filter((clock) => clock !== null)
  const behind = Math.min(...clocks.map(({ seconds }) => seconds))
  const ahead = clocks.filter(({ seconds }) => seconds > behind)
  if (ahead.length === 0) return null
  const name = (wordOf: (seconds: number) => string) =>
    ahead.map(({ title, seconds }) => `${title} ${wordOf(seconds - behind)}`).join(', ')

  return {
    id: `Jam ketiga sistem tidak sama: ${name((seconds) => `${formatted(seconds, 'id')} lebih maju`)}. Tidak ada yang diperiksa; samakan jam dahulu.`,
    en: `The three systems’ clocks differ: ${name((seconds) => `is ${formatted(seconds, 'en')} ahead`)}. Nothing was checked; make the clocks equal first.`,
  }
}

async function readOffset({ name, title, origin, environment }: Audited) {
  const { path, key } = CLOCKS[name]
  const authorization = `Bearer ${environment[key] ?? ''}`
  // A system that is down has no time to compare; the checks will say that it is down.
  const answer = await new Browser(origin).ask(path, { headers: { authorization } }).catch(() => null)
  if (answer?.status !== 200) return null
  const { offsetSeconds, offset_seconds } = JSON.parse(answer.body)

  return { title, seconds: Number(offsetSeconds ?? offset_seconds) }
}

/** In minutes, or in seconds where it is less than one. */
function formatted(seconds: number, language: 'id' | 'en') {
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute']

  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
