import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listMerchants } from '@/server/console/list-merchants'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../../operator'
import { Merchant } from './merchant'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('merchants.title') }
}

export default async function Merchants() {
  await requireOperator()
  const t = await getTranslations('console.merchants')
  const merchants = await listMerchants(getDatabase().db)

  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      {merchants.map((merchant) => (
        <Merchant key={merchant.id} merchant={merchant} />
      ))}
    </>
  )
}
