import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getCardCheck } from '@/server/page/get-card-check'
import { Challenge } from '../challenge'
import { Checked } from './checked'

export const endpoint: PageEndpoint = { who: 'payer', refusal: 404 }

type Props = {
  params: Promise<{ transaction: string }>
  searchParams: Promise<{ key?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payment')

  return { title: t('challengeTitle') }
}

/**
 * The issuer's page for a card that a merchant charged directly. Its address holds the payer's key.
 */
export default orAbsent(async function IssuerPage({ params, searchParams }: Props) {
  const { db } = getDatabase()
  const [{ transaction: id }, { key }] = [await params, await searchParams]
  const check = await getCardCheck(db, { id, key: String(key), now: await readNow(db) })
  if (!check) notFound()

  return (
    <div className="arrive mx-auto max-w-xl">
      {check.state === 'asked' ? <Challenge {...check} /> : <Checked {...check} />}
    </div>
  )
})
