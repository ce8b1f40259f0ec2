import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { Empty } from '@/app/back-office/parts/empty'
import { PageHead } from '@/app/back-office/parts/page-head'
import { Counts } from './counts'
import { LastRow } from './last-row'
import { Reasons } from './reasons'
import { Steps } from './steps'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quarantine'))('title') }
}

export default orAbsent(async function MigrationPage({ searchParams }: Props) {
  // After the purge the page no longer exists.
  const summary = await orNotFound(asOperator((await shop()).backOffice.quarantine.summary()))
  const t = await getTranslations('quarantine')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <LastRow search={searchParams} />
      {summary ? (
        <>
          <Steps />
          <Counts tables={summary.tables} />
          <Reasons title={t('reasons')} reasons={summary.reasons.filter(({ state }) => state === 'quarantined')}>
            <Empty title={t('noReasons')} text={t('noReasonsText')} />
          </Reasons>
          <Reasons title={t('refusedReasons')} reasons={summary.reasons.filter(({ state }) => state === 'refused')} />
        </>
      ) : (
        <Empty title={t('empty')} text={t('emptyText')} />
      )}
      <p>
        {t('goods')}:{' '}
        <Link href="/back-office/goods" prefetch={false} className="inline-block py-2 font-bold underline">
          {t('goodsLink')}
        </Link>
      </p>
    </>
  )
})
