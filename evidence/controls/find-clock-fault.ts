import { readSecondsAhead } from '../world/demo-clock'
import { everySystem, type World } from '../world/world'
import type { Words } from './control'

/**
 * Returns why nothing can be checked: the systems' clocks differ, so a token or a deadline of one
 * system has expired for another, and a check would report something else. Null if all clocks that
 * a demo can move are equal.
 */
export async function findClockFault(world: World): Promise<Words | null> {
  const readings = everySystem(world).map(async (system) => ({ ...system, seconds: await readSecondsAhead(system) }))
  // A system that is down has no clock to compare; the checks will report it.
  const clocks = (await Promise.all(readings)).flatMap(({ title, seconds }) =>
    seconds === null ? [] : [{ title, seconds }],
  )
  const behind = Math.min(...clocks.map(({ seconds }) => seconds))
  const ahead = clocks.filter(({ seconds }) => seconds > behind)
  if (ahead.length === 0) return null
  const name = (wordOf: (seconds: number) => string) =>
    ahead.map(({ title, seconds }) => `${title} ${wordOf(seconds - behind)}`).join(', ')

  return {
    id: `Jam ketiga sistem tidak sama: ${name((seconds) => `${formatted(seconds, 'id')} lebih maju`)}. Tidak ada yang diperiksa. Tombol *Samakan jam* ada di tiap halaman Jembatan, di browser yang dibuka dengan tautan dari npm run -s walkthrough:link.`,
    en: `The three systems’ clocks differ: ${name((seconds) => `is ${formatted(seconds, 'en')} ahead`)}. Nothing was checked. Every page of the walkthrough has the button *Make equal*, in a browser that was opened by a link of npm run -s walkthrough:link.`,
  }
}

/** In minutes, or in seconds below one minute. */
function formatted(seconds: number, language: 'id' | 'en') {
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute']

  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
