import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { stateOf } from '@/server/link/describe-account'
import { findOwnAccount } from '@/server/link/link-account'
import { answer } from '../actions'

export const endpoint: PageEndpoint = { who: 'payer', refusal: 404 }

type Props = { params: Promise<{ account: string }>; searchParams: Promise<{ key?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('simulator'))('link.title') }
}

/** The wallet's page on which its owner confirms a link. Its address holds the owner's key. */
export default orAbsent(async function LinkPage({ params, searchParams }: Props) {
  const { db } = getDatabase()
  const [{ account: id }, { key }] = [await params, await searchParams]
  const link = await findOwnAccount(db, { id, key: String(key) })
  if (!link) notFound()
  const t = await getTranslations('simulator')
  const state = stateOf(link.account, await readNow(db))
  const merchant = link.merchant.name

  return (
    <section className="panel arrive mx-auto grid max-w-xl gap-5 p-5 sm:p-6">
      <p className="font-bold text-kasir-deep text-sm">{t('badge')}</p>
      <h1 className="text-3xl">{t(`link.${state}.title`, { merchant })}</h1>
      <p>{t(`link.${state}.text`, { merchant })}</p>
      {state === 'PENDING' && (
        <form action={answer} className="flex flex-wrap gap-3">
          <input type="hidden" name="account" value={id} />
          <input type="hidden" name="key" value={String(key)} />
          <button type="submit" name="answer" value="confirm" className="button button-strong">
            {t('link.confirm')}
          </button>
          <button type="submit" name="answer" value="refuse" className="button button-calm">
            {t('link.refuse')}
          </button>
        </form>
      )}
      {state !== 'PENDING' && link.account.redirectUrl && (
        <a href={link.account.redirectUrl} className="button button-calm justify-self-start">
          {t('link.back', { merchant })}
        </a>
      )}
    </section>
  )
})
