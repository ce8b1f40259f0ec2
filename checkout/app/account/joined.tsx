import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readLanguage } from '@/app/_request/read-language'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { MOST_ADDRESSES } from '@/server/delivery/limits'

const count = z.number().int().min(0).max(1_000_000)

const addedUp = z.array(z.object({ requested: count, quantity: count })).max(50)

const schema = z.object({
  orders: count,
  baskets: count,
  cart: count,
  addedUp,
  cartAddedUp: addedUp,
  droppedAddresses: count,
})

/**
 * Data that a sign-in merged into the account, read from the URL. A forged URL misleads only the
 * person who opens it.
 */
export async function Joined({ joined }: { joined: string | string[] | undefined }) {
  const { data } = schema.safeParse(parse(joined))
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

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text ?? ''))
  } catch {
    return undefined
  }
}
