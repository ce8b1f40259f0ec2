import { getTranslations } from 'next-intl/server'
import { formatMoment } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { card } from '@/app/styles'
import { endOf, type OrderData } from './order-state'
import { StepList } from './step-list'

const WAY = [
  'created',
  'paid',
  'packed',
  'shipped',
  'picked_up',
  'sorted',
  'out_for_delivery',
  'arrived',
  'done',
] as const

/** What the courier reports. Where it never did, as with a parcel that the shop itself says has arrived, it is left out. */
const CARRIER = new Set<string>(['picked_up', 'sorted', 'out_for_delivery'])

type Step = (typeof WAY)[number] | 'expired' | 'cancelled' | 'refunded'
type Reached = { step: Step; at: string | undefined; place?: string | null }

/** Where the order is on its way, or where that way ended. */
export async function Timeline({ order }: { order: OrderData }) {
  const t = await getTranslations('order.timeline')
  const language = await readLanguage()

  return (
    <section aria-labelledby="timeline" className={`${card} grid gap-4`}>
      <div>
        <h2 id="timeline" className="text-xl">
          {t('heading')}
        </h2>
        {order.parcels.map(({ trackingNumber }) => (
          <p key={trackingNumber} className="text-quiet text-sm">
            {t('tracking', { courier: order.courierName, number: trackingNumber })}
          </p>
        ))}
      </div>
      <StepList
        steps={wayOf(order).map(({ step, at, place }) => ({
          name: step,
          title: place ? t('at', { step: t(step), place }) : t(step),
          reached: at !== undefined,
          stopped: step === 'expired' || step === 'cancelled',
          when: at ? <time dateTime={at}>{formatMoment(at, language)} WIB</time> : t('ahead'),
        }))}
      />
    </section>
  )
}

function wayOf(order: OrderData): Reached[] {
  const find = (...kinds: string[]) => order.events.find(({ kind }) => kinds.includes(kind))
  const taken = WAY.map((step): Reached => ({ step, at: find(step)?.at, place: find(step)?.place }))
  const reached = taken.filter(({ at }) => at !== undefined)
  if (order.status === 'arrived' || order.status === 'done')
    return taken.filter(({ step, at }) => at !== undefined || !CARRIER.has(step))
  if (order.status !== 'expired' && order.status !== 'cancelled') return taken

  const end =
    order.status === 'expired'
      ? ({ step: 'expired', at: find('expired')?.at } as const)
      : ({ step: 'cancelled', at: find('cancelled', 'stopped')?.at } as const)
  const back = order.refunds.length > 0 ? [{ step: 'refunded' as const, at: refundedAt(order) }] : []

  return [...reached, end, ...back]
}

/** When the last of the money was back; not before all of it is. */
function refundedAt({ refunds }: OrderData) {
  const ends = refunds.filter(({ state }) => state !== 'dropped').map(endOf)
  const last = ends.every((end) => end !== null) ? ends.toSorted().at(-1) : undefined

  return last ?? undefined
}
