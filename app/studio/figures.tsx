import { getTranslations } from 'next-intl/server'
import type { Language } from '@/i18n/language'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { getVisitor } from '../_request/visitor'

type Days = NonNullable<RouterOutputs['studio']['show']>['figures']
type Counted = 'views' | 'taps'

/** Views and taps by day, as a chart and as a table. */
export async function Figures({ days }: { days: Days }) {
  const [t, { language }] = await Promise.all([getTranslations('studio'), getVisitor()])

  return (
    <section aria-labelledby="figures" className="mt-8">
      <h2 id="figures" className="font-extrabold text-2xl tracking-tight">
        {t('figures.title')}
      </h2>
      <p className="mt-1 max-w-prose text-muted text-sm leading-relaxed">{t('figures.text')}</p>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Chart days={days} of="views" language={language} />
        <Chart days={days} of="taps" language={language} />
      </div>
      <details className="mt-2">
        <summary className="py-3 font-bold text-sm">{t('figures.table')}</summary>
        <table className="w-full max-w-xl text-left text-sm tabular-nums">
          <thead>
            <tr className="border-line border-b text-muted">
              <th scope="col" className="py-2 font-medium">
                {t('figures.day')}
              </th>
              <th scope="col" className="py-2 text-right font-medium">
                {t('views')}
              </th>
              <th scope="col" className="py-2 text-right font-medium">
                {t('taps')}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, views, taps }) => (
              <tr key={day} className="border-line border-b">
                <th scope="row" className="py-1.5 font-medium">
                  {nameOf(day, language)}
                </th>
                <td className="py-1.5 text-right">{views}</td>
                <td className="py-1.5 text-right">{taps}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

const HEIGHT = 96
const STEP = 20

async function Chart({ days, of, language }: { days: Days; of: Counted; language: Language }) {
  const t = await getTranslations('studio')
  const what = t(of)
  const count = (figure: number) => figure.toLocaleString(LOCALES[language])
  const total = days.reduce((sum, day) => sum + day[of], 0)
  const most = days.reduce((best, day) => (day[of] > best[of] ? day : best), days[0] ?? { day: '', views: 0, taps: 0 })
  const label =
    total === 0
      ? t('figures.none', { what })
      : t('figures.chart', { what, total: count(total), day: nameOf(most.day, language), most: count(most[of]) })
  const heightOf = (day: Days[number]) => (most[of] === 0 ? 0 : Math.round((day[of] / most[of]) * HEIGHT))

  return (
    <figure className="rounded-card border border-line bg-card p-4">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="font-bold text-muted text-sm">{what}</span>
        <span className="font-extrabold text-3xl tabular-nums">{count(total)}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        className="mt-3 h-24 w-full text-ramai-text"
      >
        {days.map((day, index) => (
          <rect
            key={day.day}
            x={index * STEP + 2}
            y={HEIGHT - heightOf(day)}
            width={STEP - 4}
            height={heightOf(day) + 2}
            rx="2"
            fill="currentColor"
            opacity={day[of] === 0 ? 0.25 : 1}
          />
        ))}
      </svg>
      <p aria-hidden="true" className="mt-1 flex justify-between text-muted text-xs">
        <span>{nameOf(days[0]?.day ?? '', language)}</span>
        <span>{nameOf(days.at(-1)?.day ?? '', language)}</span>
      </p>
    </figure>
  )
}

const nameOf = (day: string, language: Language) =>
  day &&
  new Date(`${day}T00:00:00Z`).toLocaleDateString(LOCALES[language], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  })
