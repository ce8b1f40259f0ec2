import type { PageEndpoint } from '@jembatan/http/endpoints'
import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { formatSecond } from '@/app/console/format'
import { requireOperator } from '@/app/console/operator'
import { Section } from '@/app/console/section'
import { listMerchants } from '@/server/console/list-merchants'
import type { SearchParams } from '@/server/console/read-search'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { DAYS_OF_UNCONFIRMED_KEY } from '@/server/merchant/change-settings'
import { Done } from '../../done'
import { Merchant } from '../merchant'
import { AddressForm } from './address-form'
import { EndKeyForm } from './end-key-form'
import { KeyForm } from './key-form'
import { MethodSwitches } from './method-switches'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ merchant: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('settings.title') }
}

export default orAbsent(async function MerchantSettings({ params, searchParams }: Props) {
  const operator = await requireOperator()
  const t = await getTranslations('console.settings')
  const merchantId = (await params).merchant
  const merchant = (await listMerchants(getDatabase().db, operator.scope)).find(({ id }) => id === merchantId)
  if (!merchant) notFound()
  const isAdmin = hasRole(operator, 'admin')
  const mayChangeKeys = isAdmin && !operator.isVisitor

  return (
    <>
      <div className="grid gap-1">
        <a
          href="/console/settings"
          className="inline-flex min-h-11 items-center gap-1 justify-self-start font-bold text-quiet"
        >
          <ChevronLeft size={18} aria-hidden />
          {t('back')}
        </a>
        <h1 className="text-3xl">{t('titleOf', { name: merchant.name })}</h1>
      </div>
      <Done done={(await searchParams).done} />
      {!isAdmin && <p className="text-quiet">{t('adminOnly')}</p>}
      <Merchant merchant={merchant} />
      {isAdmin && operator.isVisitor && <p className="text-quiet">{t('notInDemo')}</p>}
      {mayChangeKeys && (
        <Section title={t('addresses')}>
          <p className="text-quiet">{t('addressesText')}</p>
          <AddressForm
            merchant={merchant.id}
            notificationUrl={merchant.notificationUrl ?? ''}
            recurringUrl={merchant.recurringNotificationUrl ?? ''}
            words={{
              notificationUrl: t('notificationUrl'),
              recurringUrl: t('recurringUrl'),
              recurringHint: t('recurringHint'),
              submit: t('save'),
              summary: t('summary'),
            }}
          />
        </Section>
      )}
      {isAdmin && <MethodSwitches merchant={merchant} />}
      {mayChangeKeys && (
        <Section title={t('keys')}>
          <p className="text-quiet">{t('keysText', { days: DAYS_OF_UNCONFIRMED_KEY })}</p>
          <KeyForm
            merchant={merchant.id}
            words={{
              confirm: t('confirmRotation'),
              submit: t('rotate'),
              summary: t('summary'),
              keyTitle: t('keyTitle'),
              keyText: t('keyText'),
            }}
          />
          {merchant.replacedKeyEndsAt && (
            <div className="grid gap-2 border-line border-t pt-4">
              <h3 className="text-lg">{t('oldKey')}</h3>
              <p className="text-quiet">
                {t(merchant.nextServerKey ? 'oldKeyUnconfirmed' : 'oldKeyConfirmed', {
                  time: formatSecond(await getLocale(), merchant.replacedKeyEndsAt),
                })}
              </p>
              <EndKeyForm
                merchant={merchant.id}
                words={{ confirm: t('confirmEnd'), submit: t('endKey'), summary: t('summary') }}
              />
            </div>
          )}
        </Section>
      )}
    </>
  )
})
