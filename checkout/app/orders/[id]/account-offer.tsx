import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import type { OrderData } from './order-state'

/** Offers an account after payment, never before. */
export const AccountOffer = ({ order }: { order: OrderData }) => order.paidAt && <Offer orderId={order.id} />

async function Offer({ orderId }: { orderId: string }) {
  if (await (await shop()).account.show()) return null
  const t = await getTranslations('account.offer')

  return (
    <section aria-labelledby="account-offer" className={`${card} grid gap-3 print:hidden`}>
      <h2 id="account-offer" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-quiet">{t('text')}</p>
      <Link
        href={`/account/sign-up?${new URLSearchParams({ to: `/orders/${orderId}?saved=${SAVED}` })}`}
        prefetch={false}
        className={`${button.quiet} justify-self-start`}
      >
        {t('action')}
      </Link>
    </section>
  )
}

const SAVED = 'account'

/** Confirms the saved order to a buyer who took the offer and returned. */
export const SavedToAccount = ({ saved }: { saved: string | string[] | undefined }) => saved === SAVED && <Saved />

async function Saved() {
  if (!(await (await shop()).account.show())) return null

  return (
    <Announcement about={SAVED}>
      <Notice tone="good">{(await getTranslations('account.offer'))('saved')}</Notice>
    </Announcement>
  )
}
