import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { button } from '@/app/_ui/styles'
import { signInAsDemo } from './actions'

/** Demo identities that a presenter can use with one tap; empty outside a demo. */
export async function DemoIdentities({ to }: { to: string }) {
  const identities = await (await shop()).account.demoIdentities()
  if (identities.length === 0) return null
  const t = await getTranslations('account')

  return (
    <DemoDrawer title={t('demoDrawer')}>
      <form action={signInAsDemo} className="grid gap-2">
        <input type="hidden" name="to" value={to} />
        <h2 className="text-ink text-xl">{t('demo')}</h2>
        <p className="text-sm">{t('demoText')}</p>
        {identities.map(({ id, name }) => (
          <button key={id} type="submit" name="id" value={id} className={button.quiet}>
            {t('signInAs', { name })}
          </button>
        ))}
      </form>
    </DemoDrawer>
  )
}
