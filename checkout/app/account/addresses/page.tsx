import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AddressDetails } from '@/app/_forms/address/address-details'
import { SavedAddress } from '@/app/_forms/address/saved-address'
import { shop } from '@/app/_request/visitor'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { only, type SearchParams } from '@/app/search/search-filters'
import { MOST_ADDRESSES } from '@/server/delivery/limits'
import { preferAddress, removeAddress } from './actions'
import { MigratedAddresses } from './migrated-addresses'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('addresses.title'), robots: { index: false } }
}

export default async function Addresses({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams
  const [saved, preferred, removed] = [only(params.saved), only(params.preferred), only(params.removed)]
  const [missing, wait] = [only(params.gone), Number(only(params.wait))]
  const t = await getTranslations('account.addresses')
  const pasar = await shop()
  const [customer, addresses, migrated] = await Promise.all([
    pasar.account.show(),
    pasar.address.list(),
    pasar.migrated.addresses(),
  ])

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="text-quiet">{t(customer ? 'text' : 'textGuest')}</p>
      {saved && <SavedAddress id={saved} text={t('saved')} />}
      {(preferred ?? removed) && (
        <Announcement about={`${preferred} ${removed}`}>
          <Notice tone="good">{t(preferred ? 'preferredNow' : 'removed')}</Notice>
        </Announcement>
      )}
      {(missing || wait > 0) && (
        <Announcement about={`${missing} ${wait}`}>
          <Notice tone="warn">{missing ? t('gone') : t('wait', { seconds: wait })}</Notice>
        </Announcement>
      )}
      {addresses.length + migrated.length === 0 && <p>{t('empty')}</p>}
      <ul className="grid gap-3">
        {addresses.map((address) => (
          <li key={address.id} className={`${card} grid gap-4`}>
            {address.preferred && address === addresses[0] && (
              <p className="font-bold text-pasar-deep text-sm">{t('preferred')}</p>
            )}
            <AddressDetails address={address} />
            <div className="flex flex-wrap gap-3">
              <Link
                href={`/account/addresses/${address.id}`}
                prefetch={false}
                aria-label={t('editNamed', { recipient: address.recipient, street: address.street })}
                className={button.quiet}
              >
                {t('edit')}
              </Link>
              {addresses.length > 1 && !(address.preferred && address === addresses[0]) && (
                <form action={preferAddress}>
                  <button
                    type="submit"
                    name="id"
                    value={address.id}
                    aria-label={t('preferNamed', { recipient: address.recipient, street: address.street })}
                    className={button.quiet}
                  >
                    {t('prefer')}
                  </button>
                </form>
              )}
              <form action={removeAddress}>
                <button
                  type="submit"
                  name="id"
                  value={address.id}
                  aria-label={t('removeNamed', { recipient: address.recipient, street: address.street })}
                  className={button.quiet}
                >
                  {t('remove')}
                </button>
              </form>
            </div>
          </li>
        ))}
      </ul>
      {migrated.length > 0 && <MigratedAddresses migrated={migrated} />}
      {addresses.length < MOST_ADDRESSES ? (
        <Link href="/account/addresses/new" prefetch={false} className={`${button.primary} justify-self-start`}>
          {t('add')}
        </Link>
      ) : (
        <Notice tone="warn">{t('full', { most: MOST_ADDRESSES })}</Notice>
      )}
    </section>
  )
}
