import { getTranslations } from 'next-intl/server'
import { formatMoment } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { card } from '@/app/styles'
import { endOf, type OrderData } from './order-state'
import { StepList } from './step-list'

const WAY = ['created', 'paid', 'packed', 'shipped', 'arrived', 'done'] as const

type Step = (typeof WAY)[number] | 'expired' | 'cancelled' | 'refunded'

/** Where the order is on its way, or where that way ended. */
export async function Timeline({ order }: { order: OrderData }) {
  const t = await getTranslations('order.timeline')
  const language = await readLanguage()

  return (
    <section aria-labelledby="timeline" className={`${card} grid gap-4`}>
      <h2 id="timeline" className="text-xl">
        {t('heading')}
      </h2>
      <StepList
        steps={wayOf(order).map(({ step, at }) => ({
          name: step,
          title: t(step),
          reached: at !== undefined,
          stopped: step === 'expired' || step === 'cancelled',
          when: at ? <time dateTime={at}>{formatMoment(at, language)} WIB</time> : t('ahead'),
        }))}
      />
    </section>
  )
}

function wayOf(order: OrderData): { step: Step; at: string | undefined }[] {
  const at = (...kinds: string[]) => order.events.find(({ kind }) => kinds.includes(kind))?.at
  const taken = WAY.map((step) => ({ step, at: at(step) }))
  if (order.status !== 'expired' && order.status !== 'cancelled') return taken

  const reached = taken.filter(({ at }) => at !== undefined)
  const end =
    order.status === 'expired'
      ? ({ step: 'expired', at: at('expired') } as const)
      : ({ step: 'cancelled', at: at('cancelled', 'stopped') } as const)
  const back = order.refunds.length > 0 ? [{ step: 'refunded' as const, at: refundedAt(order) }] : []

  return [...reached, end, ...back]
}

/** When the last of the money was back; not before all of it is. */
function refundedAt({ refunds }: OrderData) {
  const ends = refunds.filter(({ state }) => state !== 'dropped').map(endOf)
  const last = ends.every((end) => end !== null) ? ends.toSorted().at(-1) : undefined

  return last ?? undefined
}
