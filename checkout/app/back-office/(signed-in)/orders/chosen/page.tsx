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
import { parcelKeys, toParcelKey } from '@/server/fulfilment/input'
import { packChosen } from '../actions'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.orders.bulk'))('title') }
}

/** The chosen parcels: their labels in one file, and one press that marks them as packed. */
export default async function ChosenParcels({ searchParams }: Props) {
  const { parcel } = await searchParams
  const chosen = parcelKeys.safeParse({ parcel: [parcel ?? []].flat() })
  if (!chosen.success) redirect('/back-office/orders')
  const parcels = chosen.data.parcel
  const labels = await asOperator((await shop()).backOffice.labels({ parcels }))
  const t = await getTranslations('backOffice.orders.bulk')
  const language = await readLanguage()
  const search = new URLSearchParams(parcels.map((one) => ['parcel', toParcelKey(one)]))

  return (
    <>
      <PageHead title={t('title')} text={t('text', { count: parcels.length })} />
      <div className="flex flex-wrap gap-3">
        <form action={packChosen}>
          {parcels.map(toParcelKey).map((key) => (
            <input key={key} type="hidden" name="parcel" value={key} />
          ))}
          <SubmitOnce className={button.primary}>{t('pack', { count: parcels.length })}</SubmitOnce>
        </form>
        <a href={`/back-office/labels.pdf?${search}`} className={button.quiet}>
          <Icon of="icon-Printer" size={20} />
          {t('labels')}
        </a>
      </div>
      <ul className={`${card} grid gap-3`}>
        {labels.map(({ orderId, shop, courier, goods }) => (
          <li key={`${orderId} ${shop}`} className="border-line border-t pt-3 first:border-0 first:pt-0">
            <OrderLink orderId={orderId} /> · {shop} · {courier}
            <span className="block text-quiet text-sm">{goods.map((line) => line[language]).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
