import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { button, card } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { removeAddress } from './actions'

/** Addresses from the old shop that lack required fields. */
export async function MigratedAddresses({ migrated }: { migrated: RouterOutputs['migrated']['addresses'] }) {
  const t = await getTranslations('migrated.addresses')
  const account = await getTranslations('account.addresses')

  return (
    <section aria-labelledby="migrated" className="grid gap-3">
      <h2 id="migrated" className="text-2xl">
        {t('title')}
      </h2>
      <p className="text-quiet">{t('text')}</p>
      <ul className="grid gap-3">
        {migrated.map(({ id, recipient, address }) => (
          <li key={id} className={`${card} grid gap-4`}>
            <p className="wrap-anywhere">
              <strong className="block">{recipient}</strong>
              {address}
            </p>
            <div className="flex flex-wrap gap-3">
              <Link
                href={`/account/addresses/${id}`}
                prefetch={false}
                aria-label={t('completeNamed', { address: address ?? '' })}
                className={button.quiet}
              >
                {t('complete')}
              </Link>
              <form action={removeAddress}>
                <button
                  type="submit"
                  name="id"
                  value={id}
                  aria-label={t('removeNamed', { address: address ?? '' })}
                  className={button.quiet}
                >
                  {account('remove')}
                </button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
