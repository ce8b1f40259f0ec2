import { getTranslations } from 'next-intl/server'
import { Section } from '@/app/console/section'
import type { ConsoleTransaction } from '@/server/console/get-transaction'

const MODES = ['normal', 'hold', 'drop', 'duplicate'] as const

type Act = (form: FormData) => Promise<void>

type Props = Pick<ConsoleTransaction, 'policy' | 'notifications'> & {
  /** The hidden field that names the transaction or the payout. */
  subject: { name: 'transaction' | 'payout'; value: string }
  choosePolicy: Act
  release: Act
}

/** The delivery policy of the notifications of one transaction or payout. */
export async function Delivery({ subject, policy, notifications, choosePolicy, release }: Props) {
  const t = await getTranslations('console.delivery')
  const held = notifications.filter(({ state }) => state === 'held').length

  return (
    <Section id="delivery" title={t('title')}>
      <form action={choosePolicy} className="grid gap-4">
        <input type="hidden" {...subject} />
        <fieldset className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
          <legend className="mb-2 text-quiet text-sm">{t(subject.name === 'payout' ? 'payoutText' : 'text')}</legend>
          {MODES.map((mode) => (
            <label
              key={mode}
              className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-line bg-card px-4 has-checked:border-kasir has-checked:bg-kasir-wash"
            >
              <input
                type="radio"
                name="mode"
                value={mode}
                defaultChecked={mode === policy.mode}
                className="size-5 accent-kasir"
              />
              {t(mode)}
            </label>
          ))}
        </fieldset>
        <div className="flex flex-wrap items-end gap-3">
          <label className="grid gap-1 text-sm">
            {t('copies')}
            <input
              type="number"
              name="copies"
              min={2}
              max={20}
              defaultValue={policy.copies}
              className="min-h-12 w-28 rounded-control border border-quiet bg-card px-4 text-base tabular-nums"
            />
          </label>
          <button type="submit" className="button button-calm">
            {t('save')}
          </button>
        </div>
      </form>
      {held > 0 && (
        <form action={release} className="flex flex-wrap items-center gap-3 border-line border-t pt-4">
          <input type="hidden" {...subject} />
          <p className="mr-auto">{t('held', { count: held })}</p>
          <button type="submit" name="order" value="forwards" className="button button-strong">
            {t('release')}
          </button>
          <button type="submit" name="order" value="backwards" className="button button-calm">
            {t('releaseBackwards')}
          </button>
        </form>
      )}
    </Section>
  )
}
