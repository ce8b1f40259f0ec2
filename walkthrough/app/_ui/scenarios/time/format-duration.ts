import type { Language } from '@/i18n/language'

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in its two largest units: “1 hari 2 jam”. */
export function formatDuration(seconds: number, language: Language): string {
  let rest = seconds
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })

    return count > 0 ? [format.format(count)] : []
  })

  return parts.slice(0, 2).join(' ')
}
