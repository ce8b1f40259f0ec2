import { getTranslations } from 'next-intl/server'
import { type DateRange, lastDays } from '@/server/console/date-range'
import { addressOf } from './address'
import { RangeFields } from './range-fields'

type Props = {
  path: string
  range: DateRange
  now: Date
  /** Usual spans. */
  days?: readonly number[]
}

const USUAL_DAYS = [1, 7, 30, 90] as const

/** Chooses the days of a page: by two dates, or by a usual span that ends today. */
export async function RangeForm({ path, range, now, days = USUAL_DAYS }: Props) {
  const t = await getTranslations('console.range')

  return (
    <search className="grid gap-3">
      <form action={path} className="grid gap-3 sm:grid-cols-[12rem_12rem_auto] sm:items-end sm:justify-start">
        <RangeFields range={range} />
        <button type="submit" className="button button-strong">
          {t('submit')}
        </button>
      </form>
      <ul className="flex flex-wrap gap-2">
        {days.map((count) => {
          const usual = lastDays(count, now)

          return (
            <li key={count}>
              <a
                href={addressOf(path, usual)}
                aria-current={usual.from === range.from && usual.to === range.to ? 'true' : undefined}
                className="inline-flex min-h-11 items-center rounded-full border border-line bg-card px-4 font-bold text-sm hover:border-kasir aria-[current]:border-kasir aria-[current]:bg-kasir-wash"
              >
                {t('lastDays', { days: count })}
              </a>
            </li>
          )
        })}
      </ul>
    </search>
  )
}
