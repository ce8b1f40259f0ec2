import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { foreseen } from '@/app/_request/foreseen'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoney } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { Picture } from '@/app/_ui/picture/picture'
import { button, card } from '@/app/_ui/styles'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readChoice } from '@/app/back-office/parts/read-search'
import { nameItem } from '@/i18n/name-item'
import { acceptedOf } from '../../accepted-of'
import { AcceptForm } from './accept-form'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const BACK = '/back-office/returns'

/** Reasons why a return cannot be accepted; the page has a text for each. */
const FAILURES = [
  'return_answered',
  'nothing_to_refund',
  'order_in_migration',
  'acceptance_of_too_many',
  'acceptance_of_nothing',
] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.returns.accepting'))('title') }
}

/** Confirms a return before it is refunded: the amount, and whether the goods are restocked. */
export default orAbsent(async function AcceptReturn({ params, searchParams }: Props) {
  const { id } = await params
  const search = await searchParams
  const asking = (await shop()).backOffice.previewReturn({ returnId: Number(id), lines: readAccepted(search) })
  const claim = await orNotFound(asOperator(asking).catch(foreseen(FAILURES)))
  if ('code' in claim) return <NotNow failure={claim.code} />
  const restock = await readChoice(searchParams, 'restock', ['no', 'yes'])
  const t = await getTranslations('backOffice.returns.accepting')
  const language = await readLanguage()

  return (
    <>
      <PageHead title={t('title')} text={claim.orderId} />
      <div className={`${card} grid max-w-xl gap-4`}>
        <div className="grid gap-1">
          <h2 className="font-bold">{t('goods')}</h2>
          <ul>
            {claim.lines.map(({ sku, accepted, quantity, media, name, label }) => (
              <li key={sku} className="flex items-center gap-3 py-1">
                <Picture
                  media={media}
                  shot="square"
                  sizes="3rem"
                  language={language}
                  decorative
                  className="size-12 shrink-0 rounded-control"
                />
                <span className="min-w-0">
                  {`${accepted} × ${nameItem({ name, label }, language)}`}
                  {accepted < quantity && ` · ${t('ofRequested', { count: quantity })}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <p>{t('means', { money: claim.amount, amount: formatMoney(claim.amount), restock })}</p>
        <AcceptForm
          returnId={id}
          restock={restock}
          lines={claim.lines.map(({ sku, accepted }) => ({ sku, accepted }))}
          isPartial={claim.isPartial}
          back={BACK}
          words={{
            reason: t('reason'),
            reasonHint: t('reasonHint'),
            yes: t('yes'),
            busy: t('busy'),
            no: t('no'),
          }}
        />
      </div>
    </>
  )
})

/** Returns the accepted pieces in the URL; undefined where it names none, for all of them. */
function readAccepted(search: Awaited<Props['searchParams']>) {
  const lines = Object.entries(search).flatMap(([name, value]) => {
    const accepted = Number(value)
    const sku = name.startsWith(acceptedOf('')) ? name.slice(acceptedOf('').length) : undefined

    return sku && Number.isInteger(accepted) && accepted >= 0 && accepted < 100 ? [{ sku, accepted }] : []
  })

  return lines.length > 0 ? lines : undefined
}

/** Another operator has answered it, or the money was refunded another way. */
async function NotNow({ failure }: { failure: (typeof FAILURES)[number] }) {
  const t = await getTranslations('backOffice.returns')

  return (
    <>
      <PageHead title={t('accepting.title')} text="" />
      <Notice tone="warn">{t(`failures.${failure}`)}</Notice>
      <Link href={BACK} prefetch={false} className={`${button.quiet} justify-self-start`}>
        {t('accepting.no')}
      </Link>
    </>
  )
}
