import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '@/app/_forms/submit-button'
import { readHere } from '@/app/_request/here'
import { type Method, type MethodKind, termsOf } from '@/server/method/methods'
import { chooseMethod } from '../../../actions'
import { BackToShop } from '../../../back-to-shop'
import type { ChoosingTill } from '../../../read-page'
import { ConfirmBar } from './confirm-bar'
import { Denied } from './denied'
import { MethodGroup } from './method-group'
import { readChoice } from './read-choice'

/** Methods under each heading. For the payer a bill is a bank transfer too. */
const GROUPS = {
  qr: ['qr'],
  ewallet: ['ewallet'],
  redirect: ['redirect'],
  bank: ['va', 'bill'],
  counter: ['counter'],
  card: ['card'],
} satisfies Record<string, MethodKind[]>

type Group = keyof typeof GROUPS

/** All offered methods, one of them preselected; only the button below confirms. */
export async function MethodList({ opened }: { opened: ChoosingTill }) {
  const t = await getTranslations('payment')
  const { search } = await readHere()
  const { methods, selected } = await readChoice(opened)

  return (
    <section className="grid gap-4">
      {opened.denied && !search.includes('note=changed') && (
        <Denied card={opened.transaction?.method === 'credit_card'} />
      )}
      <div>
        <h1 className="text-3xl">{t('chooseTitle')}</h1>
        <p className="mt-1 text-quiet">{selected ? t('chooseText') : t('noMethods')}</p>
      </div>
      {selected && (
        <form action={chooseMethod} className="grid gap-4">
          {groupsOf(methods).map(({ name, members }) => (
            <MethodGroup key={name} title={t(`group.${name}`)} methods={members} selected={selected} />
          ))}
          <ConfirmBar opened={opened}>
            <SubmitButton className="min-w-40 sm:min-w-56">{t('continue')}</SubmitButton>
          </ConfirmBar>
        </form>
      )}
      <BackToShop opened={opened} quiet>
        {t('back', { merchant: opened.merchant.name })}
      </BackToShop>
    </section>
  )
}

function groupsOf(methods: Method[]) {
  const names = Object.keys(GROUPS) as Group[]

  return names
    .map((name) => ({ name, members: methods.filter((method) => kindsOf(name).includes(termsOf(method).kind)) }))
    .filter(({ members }) => members.length > 0)
}

const kindsOf = (group: Group): MethodKind[] => GROUPS[group]
