import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listMerchants } from '@/server/console/list-merchants'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../../operator'
import { Merchant } from './merchant'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('settings.title') }
}

/** Every merchant that the operator serves. */
export default async function Settings() {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.settings')
  const merchants = await listMerchants(getDatabase().db, scope)

  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      {merchants.map((merchant) => (
        <Merchant key={merchant.id} merchant={merchant}>
          <a href={`/console/settings/${merchant.id}`} className="button button-calm justify-self-start">
            {t('change')}
          </a>
        </Merchant>
      ))}
    </>
  )
}
