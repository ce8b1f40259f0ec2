import type { PageEndpoint } from '@jembatan/http/endpoints'
import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { MethodIcon } from '@/app/_ui/method-icon'
import { channelAt } from '@/server/payer/channels'
import { CodeForm } from '../code-form'
import { UnknownCode } from '../unknown-code'
import { BillAnswer } from './bill-answer'
import { BillDue } from './bill-due'
import { type ChannelSearch, readChannel } from './read-channel'

export const endpoint: PageEndpoint = { who: 'anybody', demoOnly: true }

type Props = { params: Promise<{ channel: string[] }>; searchParams: Promise<ChannelSearch> }

export const generateMetadata = orAbsentHead(async function head({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('simulator')

  return { title: t(`channel.${await channelOf(params)}.title`) }
})

/** A simulated bank, wallet or till: shows the bill of a code, to pay or to decline. */
export default orAbsent(async function ChannelPage({ params, searchParams }: Props) {
  const channel = await channelOf(params)
  const { typed, payCode, back, bill, justNow } = await readChannel(channel, await searchParams)
  const t = await getTranslations('simulator')

  return (
    <>
      <h1 className="flex items-center gap-4 text-2xl sm:text-3xl">
        <MethodIcon method={channel} />
        {t(`channel.${channel}.title`)}
      </h1>
      {payCode && bill.state === 'unknown' && <UnknownCode code={payCode} />}
      {bill.state === 'unknown' && (
        <CodeForm
          label={t(`channel.${channel}.code`)}
          typed={typed}
          back={back}
          fault={typed !== undefined && payCode === ''}
        />
      )}
      {bill.state === 'due' && <BillDue bill={bill} />}
      {bill.state !== 'due' && bill.state !== 'unknown' && <BillAnswer bill={bill} back={back} justNow={justNow} />}
      <a href="/simulator" className="button justify-self-start px-0 text-quiet">
        <ArrowLeft size={18} aria-hidden />
        {t('allChannels')}
      </a>
    </>
  )
})

const channelOf = async (params: Props['params']) =>
  channelAt((await params).channel.join('/').replace(/\/index$/, '')) ?? notFound()
