import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SubmitOnce } from '@/app/_forms/submit-button'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Icon } from '@/app/_ui/lucide-icon'
import { button, card } from '@/app/_ui/styles'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { PageHead } from '@/app/back-office/parts/page-head'
import { BULK_STEPS, parcelKeys, toParcelKey } from '@/server/fulfilment/input'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { advanceChosen } from '../actions'
import { LastStep } from '../last-step'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.orders.bulk'))('title') }
}

/** The chosen parcels: their labels in one file, and one press for the next step of all. */
export default async function ChosenParcels({ searchParams }: Props) {
  const { parcel } = await searchParams
  const chosen = parcelKeys.safeParse({ parcel: [parcel ?? []].flat() })
  if (!chosen.success) redirect('/back-office/orders')
  const parcels = chosen.data.parcel
  const labels = await asOperator((await shop()).backOffice.labels({ parcels }))
  const t = await getTranslations('backOffice.orders.bulk')
  const ofOrder = await getTranslations('backOffice.order')
  const language = await readLanguage()
  const search = new URLSearchParams(parcels.map((one) => ['parcel', toParcelKey(one)]))

  return (
    <>
      <PageHead title={t('title')} text={t('text', { count: parcels.length })} />
      <LastStep search={searchParams} />
      <div className="flex flex-wrap gap-3">
        {BULK_STEPS.map((step) => (
          <NextStep key={step} to={step} parcels={labels.filter(({ next }) => next === step)} />
        ))}
        <a href={`/back-office/labels.pdf?${search}`} className={button.quiet}>
          <Icon of="icon-Printer" size={20} />
          {t('labels')}
        </a>
      </div>
      <ul className={`${card} grid gap-3`}>
        {labels.map(({ orderId, shop, courier, goods, trackingNumber: number }) => (
          <li key={`${orderId} ${shop}`} className="border-line border-t pt-3 first:border-0 first:pt-0">
            <OrderLink orderId={orderId} /> · {shop} · {courier}
            <span className="block text-quiet text-sm">{goods.map((line) => line[language]).join(', ')}</span>
            {number && <span className="block text-sm">{ofOrder('tracking', { number })}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

type NextStepProps = { to: (typeof BULK_STEPS)[number]; parcels: RouterOutputs['backOffice']['labels'] }

/** One button for all parcels that wait for this step. */
async function NextStep({ to, parcels }: NextStepProps) {
  const t = await getTranslations('backOffice.orders.bulk')
  if (parcels.length === 0) return null

  return (
    <form action={advanceChosen}>
      <input type="hidden" name="to" value={to} />
      {parcels.map(toParcelKey).map((key) => (
        <input key={key} type="hidden" name="parcel" value={key} />
      ))}
      <SubmitOnce className={button.primary}>{t(`step.${to}`, { count: parcels.length })}</SubmitOnce>
    </form>
  )
}
