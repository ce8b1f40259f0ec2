import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { readPageAddress } from '../../page-address'
import { type ChoosingTill, isOpenTill, readPage } from '../../read-page'
import { ChosenMethod } from './choose/chosen-method'
import { MethodList } from './choose/method-list'
import { readChoice } from './choose/read-choice'
import { Outcome } from './ended/outcome'
import UnknownPayment from './not-found'
import { Till } from './till'
import { NextStep } from './wait/next-step'

export const endpoint: PageEndpoint = { who: 'payer', refusal: 404 }

export async function generateMetadata(): Promise<Metadata> {
  const opened = await readPage()
  const t = await getTranslations('payment')

  return { title: opened.state === 'unknown' ? t('unknownTitle') : t('title', { order: opened.page.orderId }) }
}

export default orAbsent(async function PaymentPage() {
  const opened = await readPage()
  if (opened.state === 'unknown') notFound()
  if (!isOpenTill(opened)) return <Outcome opened={opened} />

  return (
    <Till opened={opened}>{opened.state === 'choose' ? <Choice opened={opened} /> : <NextStep opened={opened} />}</Till>
  )
}, UnknownPayment)

/** The method that the payer chose at the merchant, else all methods. */
async function Choice({ opened }: { opened: ChoosingTill }) {
  const { direct } = await readChoice(opened)
  if (direct === 'credit_card') redirect((await readPageAddress()).at('/card'))

  return direct ? <ChosenMethod opened={opened} method={direct} /> : <MethodList opened={opened} />
}
