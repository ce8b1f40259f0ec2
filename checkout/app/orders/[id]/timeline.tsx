import { Check, X } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { card } from '@/app/card'
import { readLanguage } from '@/app/language/read-language'
import { formatMoment } from '@/app/orders/moment'
import type { OrderData } from './order-data'

const WAY = ['created', 'paid', 'packed', 'shipped', 'arrived', 'done'] as const
const GIVEN_UP = ['created', 'expired'] as const

/** Where the order is on its way. Each step says in words whether it was reached. */
export async function Timeline({ order }: { order: OrderData }) {
  const t = await getTranslations('order.timeline')
  const language = await readLanguage()
  const steps = (order.status === 'expired' ? GIVEN_UP : WAY).map((kind) => ({
    kind,
    at: order.events.find((event) => event.kind === kind)?.at,
  }))
  const current = steps.findLast(({ at }) => at)?.kind

  return (
    <section aria-labelledby="timeline" className={card}>
      <h2 id="timeline" className="text-xl">
        {t('heading')}
      </h2>
      <ol className="mt-4 grid">
        {steps.map(({ kind, at }) => (
          <li
            key={kind}
            aria-current={kind === current ? 'step' : undefined}
            className="group grid grid-cols-[1.75rem_1fr] gap-3"
          >
            <span className="grid justify-items-center">
              <span
                className={`grid size-7 place-items-center rounded-full border-2 ${at ? 'border-pasar-deep bg-pasar-deep text-white' : 'border-line bg-card'}`}
              >
                {at && (kind === 'expired' ? <X size={16} aria-hidden /> : <Check size={16} aria-hidden />)}
              </span>
              <span
                className={`min-h-4 w-0.5 flex-1 group-last:hidden ${at && kind !== current ? 'bg-pasar-deep' : 'bg-line'}`}
              />
            </span>
            <span className="grid pb-4 group-last:pb-0 sm:flex sm:items-baseline sm:justify-between sm:gap-x-4">
              <span className={at ? 'font-bold' : 'text-quiet'}>{t(kind)}</span>
              <span className="text-quiet text-sm">
                {at ? <time dateTime={at}>{formatMoment(at, language)} WIB</time> : t('ahead')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
