import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmStep } from '@/app/_forms/confirm-step'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { PageHead } from '@/app/back-office/parts/page-head'
import { endPromo } from '../../actions'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ promoId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.shops.ending'))('title') }
}

/** Confirms that a promotion ends permanently. */
export default orAbsent(async function EndPromo({ params }: Props) {
  const { promoId } = await params
  const { shopId, code, creator, product, endedAt } = await findPromo(promoId)
  const back = `/back-office/shops#${shopId}`
  if (endedAt) redirect(back)
  const t = await getTranslations('backOffice.shops.ending')
  const about = { code, creator, product: product[await readLanguage()] }

  return (
    <>
      <PageHead title={t('title')} text={t('about', about)} />
      <div className={`${card} grid max-w-xl gap-4`}>
        <p>{t('means')}</p>
        <ConfirmStep
          fields={{ promoId, shopId }}
          back={back}
          look="danger"
          step={endPromo}
          words={{ yes: t('yes'), busy: t('busy'), no: t('no') }}
        />
      </div>
    </>
  )
})

async function findPromo(promoId: string) {
  const shops = await asOperator((await shop()).backOffice.shops())
  const promos = shops.flatMap(({ id, promos }) => promos.map((promo) => ({ ...promo, shopId: id })))

  return promos.find(({ id }) => String(id) === promoId) ?? notFound()
}
