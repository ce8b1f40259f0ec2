import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import { PURPOSES } from '@/server/consent/limits'
import { setConsent } from '../actions'
import type { Privacy } from './page'

/** A switch for each purpose, and the history of its changes. */
export async function ConsentForms({ granted }: Pick<Privacy, 'granted'>) {
  const t = await getTranslations('privacy')

  return (
    <div className="grid gap-3">
      {PURPOSES.map((purpose) => {
        const isOn = granted.includes(purpose)

        return (
          <form key={purpose} action={setConsent} className="rounded-card border border-line bg-card p-4">
            <input type="hidden" name="purpose" value={purpose} />
            <div className="flex items-start justify-between gap-4">
              <div>
                <h3 id={`consent-${purpose}`} className="font-extrabold">
                  {t(`purpose.${purpose}.name`)}
                </h3>
                <p id={`consent-${purpose}-text`} className="mt-1 text-muted text-sm leading-relaxed">
                  {t(`purpose.${purpose}.text`)}
                </p>
              </div>
              <button
                type="submit"
                role="switch"
                aria-checked={isOn}
                name="granted"
                value={isOn ? 'no' : 'yes'}
                aria-labelledby={`consent-${purpose}`}
                aria-describedby={`consent-${purpose}-text`}
                className="switch"
              />
            </div>
          </form>
        )
      })}
    </div>
  )
}

export async function ConsentChanges({ changes }: Pick<Privacy, 'changes'>) {
  const [t, { language }] = await Promise.all([getTranslations('privacy'), getVisitor()])
  if (changes.length === 0) return <p className="mt-4 text-muted text-sm">{t('noChanges')}</p>

  return (
    <details className="mt-4">
      <summary className="py-3 font-bold text-sm">{t('changes')}</summary>
      <ol className="grid gap-1 text-muted text-sm">
        {changes.map(({ purpose, granted, textVersion, at }) => (
          <li key={`${purpose}-${at.toISOString()}-${granted}`}>
            <time dateTime={at.toISOString()}>{formatMoment(at, language)}</time>
            {' · '}
            {t(`purpose.${purpose}.name`)}: {t(`change.${granted ? 'granted' : 'withdrawn'}`)} ·{' '}
            {t('textVersion', { version: textVersion })}
          </li>
        ))}
      </ol>
    </details>
  )
}
