import { FlaskConical } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { everyDemoOperator } from '@/server/console/input'
import { signInToDemo } from './actions'

/** A simulation protects nothing, so a presenter signs in without a key. */
export async function DemoSignIn() {
  const t = await getTranslations('console.signIn')

  return (
    <form
      action={signInToDemo}
      className="grid gap-3 rounded-card border-2 border-warn/40 border-dashed bg-warn-wash p-5"
    >
      <p className="flex gap-2 text-sm text-warn">
        <FlaskConical size={20} aria-hidden className="shrink-0" />
        {t('demoText')}
      </p>
      {everyDemoOperator.map((name) => (
        <button key={name} type="submit" name="name" value={name} className="button button-calm">
          {t('demoSubmit', { name })}
        </button>
      ))}
    </form>
  )
}
