import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { MOST_ADDRESSES } from '@/server/delivery/limits'
import { readJoined } from './joined-query'

/** Data that a sign-in merged into the account, from the search parameters. */
export async function Joined({ query }: { query: unknown }) {
  const data = readJoined(query)
  if (!data || data.orders + data.baskets + data.cart + data.addedUp.length + data.droppedAddresses === 0) return null
  const t = await getTranslations('account.joined')
  const things = (['orders', 'cart', 'baskets'] as const)
    .filter((what) => data[what] > 0)
    .map((what) => t(what, { count: data[what] }))
  const listed = new Intl.ListFormat(await readLanguage()).format(things)

  return (
    <Announcement about="joined">
      <Notice tone="good">
        <strong className="block">{t('title')}</strong>
        {things.length > 0 && <p>{t('brought', { things: listed })}</p>}
        {[
          ...data.addedUp.map((line) => t(line.quantity < line.requested ? 'less' : 'added', line)),
          ...data.cartAddedUp.map((line) => t(line.quantity < line.requested ? 'cartLess' : 'cartAdded', line)),
          ...(data.droppedAddresses > 0 ? [t('dropped', { most: MOST_ADDRESSES, count: data.droppedAddresses })] : []),
        ].map((text, at) => (
          // The texts can repeat and never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <p key={at}>{text}</p>
        ))}
      </Notice>
    </Announcement>
  )
}
