import { getTranslations } from 'next-intl/server'
import { Section } from '@/app/console/section'
import { everyMethod, isActive, METHODS } from '@/server/method/methods'
import { saveMethods } from './actions'

type Props = { merchant: { id: string; methods: string[] | null } }

/** The methods that the merchant's payers may use. Others answer 402. */
export async function MethodSwitches({ merchant }: Props) {
  const t = await getTranslations('console.settings')
  const nameOf = await getTranslations('console.method')

  return (
    <Section title={t('methods')}>
      <p className="text-quiet">{t('methodsText')}</p>
      <form action={saveMethods} className="grid gap-4">
        <input type="hidden" name="merchant" value={merchant.id} />
        <fieldset className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
          <legend className="sr-only">{t('methods')}</legend>
          {everyMethod.map((method) => (
            <label
              key={method}
              className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-line bg-card px-4 has-checked:border-kasir has-checked:bg-kasir-wash"
            >
              <input
                type="checkbox"
                name="methods"
                value={method}
                defaultChecked={isActive(merchant, method)}
                className="size-5 shrink-0 accent-kasir"
              />
              <span>
                {nameOf(method)}
                {METHODS[method].onRequest && <span className="block text-quiet text-xs">{t('onRequest')}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button button-strong justify-self-start">
          {t('save')}
        </button>
      </form>
    </Section>
  )
}
