import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/app/console/operator'
import type { ConsoleNotification } from '@/server/console/get-transaction'
import { hasRole } from '@/server/console/rights'
import { readStatus } from './read-status'

export type Sending = {
  /** The hidden field that names the transaction or the payout. */
  subject: { name: 'transaction' | 'payout'; value: string }
  send: (form: FormData) => Promise<void>
}

type Props = Sending & { notification: ConsoleNotification; mayBeSwapped: boolean }

const BUTTON = 'min-h-11 rounded-control border border-line bg-card px-4 font-bold text-sm hover:border-kasir'

/** The page generates the names of further sendings, so a second press has the same names. */
export async function SendForm({ notification: { id, body }, mayBeSwapped, subject, send }: Props) {
  if (!hasRole(await requireOperator(), 'operator')) return null
  const t = await getTranslations('console.send')
  const status = readStatus(body)

  return (
    <form action={send} className="flex flex-wrap gap-2">
      <input type="hidden" {...subject} />
      <input type="hidden" name="notification" value={id} />
      <input type="hidden" name="first" value={randomUUID()} />
      <input type="hidden" name="second" value={randomUUID()} />
      <button type="submit" name="act" value="resend" aria-label={t('resendLabel', { status })} className={BUTTON}>
        {t('resend')}
      </button>
      <button type="submit" name="act" value="twice" aria-label={t('twiceLabel', { status })} className={BUTTON}>
        {t('twice')}
      </button>
      {mayBeSwapped && (
        <button type="submit" name="act" value="swap" aria-label={t('swapLabel', { status })} className={BUTTON}>
          {t('swap')}
        </button>
      )}
    </form>
  )
}
