import { ExternalLink, FlaskConical } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { readHere } from '@/app/_request/here'
import { getEnvironment } from '@/server/environment'
import { finishUrl } from '@/server/page/finish-url'
import { simulate } from '../../../actions'
import { readPageAddress } from '../../../page-address'
import type { WaitingTill } from '../../../read-page'
import { channelLink } from './channel-link'

/**
 * The presenter's main button. It stands above the payer's text, so that it is visible on the
 * smallest screen.
 */
export async function SimulatePayment() {
  if (!getEnvironment().SIM_MODE) return null
  const t = await getTranslations('payment.sim')

  return (
    <form action={simulate} className="grid rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-3">
      <button type="submit" name="outcome" value="pay" className="button button-strong">
        <FlaskConical size={20} aria-hidden />
        {t('pay')}
      </button>
    </form>
  )
}

/** Plays the payer, who has no real bank app for this. Simulation only. */
export async function SimulationPanel({ opened }: { opened: WaitingTill }) {
  if (!getEnvironment().SIM_MODE) return null
  const t = await getTranslations('payment.sim')
  const { search } = await readHere()
  const card = opened.state === 'card'

  return (
    <section
      aria-label={t('title')}
      className="grid gap-3 rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-5"
    >
      <h2 className="flex items-center gap-2 text-warn">
        <FlaskConical size={20} aria-hidden />
        {t('title')}
      </h2>
      <p className="text-sm">{t(card ? 'textCard' : 'text')}</p>
      {search.includes('note=slow') && (
        <p role="status" className="font-bold text-sm text-warn">
          {t('slowOnItsWay')}
        </p>
      )}
      <form action={simulate} className="grid gap-2 sm:grid-cols-2">
        {!card && <OtherPayments />}
        <Outcome name="deny" />
        <Outcome name="expire" />
        <a
          href={finishUrl(opened)}
          data-popup="leave"
          className="button button-calm justify-self-stretch text-sm sm:col-span-2"
        >
          {t('leave')}
        </a>
      </form>
      {!card && <AtTheBank opened={opened} />}
    </section>
  )
}

async function OtherPayments() {
  const t = await getTranslations('payment.sim')

  return (
    <>
      <Outcome name="slow" hint={t('slowHint')} />
      <Outcome name="lose" hint={t('loseHint')} />
    </>
  )
}

async function Outcome({ name, hint }: { name: 'deny' | 'expire' | 'slow' | 'lose'; hint?: string }) {
  const t = await getTranslations('payment.sim')

  return (
    <button type="submit" name="outcome" value={name} className="button button-calm flex-col gap-0 py-2 text-sm">
      {t(name)}
      {hint && <span className="font-medium text-quiet text-xs">{hint}</span>}
    </button>
  )
}

async function AtTheBank({ opened }: { opened: WaitingTill }) {
  const t = await getTranslations('payment.sim')

  return (
    <a
      {...channelLink(opened.transaction, await readPageAddress())}
      className="flex min-h-11 items-center justify-center gap-2 font-bold text-kasir-deep text-sm underline"
    >
      {t('atBank')}
      <ExternalLink size={16} aria-hidden className="shrink-0" />
    </a>
  )
}
