import type { PageEndpoint } from '@jembatan/http/endpoints'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getDatabase } from '@/server/database'
import { channelPath } from '@/server/payer/channels'
import { findBill } from '@/server/payer/find-bill'
import { readPayCode } from '@/server/qr/qr-text'
import { ChannelList } from './channel-list'
import { CodeForm } from './code-form'
import { UnknownCode } from './unknown-code'

export const endpoint: PageEndpoint = { who: 'anybody', demoOnly: true }

type Props = { searchParams: Promise<{ code?: string | string[] }> }

export default async function SimulatorPage({ searchParams }: Props) {
  const { code } = await searchParams
  const typed = typeof code === 'string' ? code : undefined
  const payCode = readPayCode(typed ?? '')
  const bill = await findBill(getDatabase().db, payCode)
  if (bill) redirect(`/simulator/${channelPath(bill.channel)}?${new URLSearchParams({ code: payCode })}`)
  const t = await getTranslations('simulator')

  return (
    <>
      <div>
        <h1 className="text-3xl">{t('introTitle')}</h1>
        <p className="mt-1 text-quiet">{t('introText')}</p>
      </div>
      {payCode && <UnknownCode code={payCode} />}
      <CodeForm label={t('anyCode')} typed={typed} fault={typed !== undefined && !payCode} />
      <ChannelList />
    </>
  )
}
