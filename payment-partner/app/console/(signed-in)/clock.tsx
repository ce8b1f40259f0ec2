import { Clock3 } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import { readNow, readOffset } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { advance } from '../actions'

const STEPS = [
  ['fiveMinutes', 300],
  ['quarter', 900],
  ['hour', 3600],
  ['day', 86_400],
] as const

/** Kasir's time, and the buttons that advance it with everything due. */
export async function Clock() {
  const { db } = getDatabase()
  const t = await getTranslations('console.clock')
  const [locale, now, offset] = [await getLocale(), await readNow(db), await readOffset(db)]

  return (
    <div className="grid gap-3 text-sm">
      <p className="flex items-center gap-2 text-quiet">
        <Clock3 size={16} aria-hidden />
        <span>
          {t('now')}: <time className="font-bold text-ink tabular-nums">{formatSecond(locale, now)}</time>
          {offset > 0 && ` · ${t('ahead', { minutes: Math.round(offset / 60) })}`}
        </span>
      </p>
      <form action={advance} className="flex flex-wrap items-center gap-1.5" aria-label={t('advance')}>
        <input type="hidden" name="seen" value={offset} />
        <span className="text-quiet">{t('alone')}</span>
        {STEPS.map(([name, seconds]) => (
          <button
            key={name}
            type="submit"
            name="seconds"
            value={seconds}
            className="min-h-11 rounded-control border border-line bg-card px-3 font-bold hover:border-kasir"
          >
            {t(name)}
          </button>
        ))}
      </form>
    </div>
  )
}
