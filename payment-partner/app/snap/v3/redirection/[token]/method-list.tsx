import { ArrowLeft, ChevronRight, CreditCard, Landmark, type LucideIcon, QrCode, TriangleAlert } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { METHODS, type Method, type MethodKind } from '@/server/method/methods'
import { finishUrl } from '@/server/page/finish-url'
import type { Merchant, SnapToken } from '@/server/transaction/payment'
import { chooseMethod } from './actions'
import { pathOf } from './read-page'

type Props = { token: string; page: SnapToken; merchant: Merchant; methods: Method[]; denied: boolean }

export async function MethodList({ token, page, merchant, methods, denied }: Props) {
  const t = await getTranslations('payment')

  return (
    <section className="grid gap-4">
      {denied && <Denied />}
      <div>
        <h1 className="text-3xl">{t('chooseTitle')}</h1>
        <p className="mt-1 text-quiet">{methods.length > 0 ? t('chooseText') : t('noMethods')}</p>
      </div>
      <form action={chooseMethod.bind(null, token)} className="grid gap-3">
        {methods.map((method) =>
          method === 'credit_card' ? (
            <a key={method} href={`${pathOf(token)}/card`} className={ROW}>
              <Row method={method} />
            </a>
          ) : (
            <button key={method} type="submit" name="method" value={method} className={ROW}>
              <Row method={method} />
            </button>
          ),
        )}
      </form>
      <a href={finishUrl({ page, merchant })} className="button justify-self-start px-0 text-quiet">
        <ArrowLeft size={18} aria-hidden />
        {t('back', { merchant: merchant.name })}
      </a>
    </section>
  )
}

const ROW =
  'panel flex min-h-20 items-center gap-4 p-4 text-left transition-colors duration-200 hover:border-kasir sm:px-5'

const FACES: Record<MethodKind, { Icon: LucideIcon; name: 'qrisName' | 'vaName' | 'cardName'; hint: Hint }> = {
  qr: { Icon: QrCode, name: 'qrisName', hint: 'qrisHint' },
  ewallet: { Icon: QrCode, name: 'qrisName', hint: 'qrisHint' },
  bill: { Icon: Landmark, name: 'vaName', hint: 'vaHint' },
  counter: { Icon: Landmark, name: 'vaName', hint: 'vaHint' },
  va: { Icon: Landmark, name: 'vaName', hint: 'vaHint' },
  card: { Icon: CreditCard, name: 'cardName', hint: 'cardHint' },
}

type Hint = 'qrisHint' | 'vaHint' | 'cardHint'

async function Row({ method }: { method: Method }) {
  const t = await getTranslations('payment')
  const { Icon, name, hint } = FACES[METHODS[method].kind]

  return (
    <>
      <span className="grid size-12 shrink-0 place-items-center rounded-2xl bg-kasir-wash text-kasir">
        <Icon size={24} aria-hidden />
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-bold">
          <span className="sr-only">{t('payWith')} </span>
          {t(name)}
        </span>
        <span className="text-quiet text-sm">{t(hint)}</span>
      </span>
      <ChevronRight size={20} aria-hidden className="shrink-0 text-quiet" />
    </>
  )
}

async function Denied() {
  const t = await getTranslations('payment')

  return (
    <div role="alert" className="flex gap-3 rounded-card bg-wrong-wash p-4 text-wrong">
      <TriangleAlert size={22} aria-hidden className="mt-0.5 shrink-0" />
      <div>
        <p className="font-extrabold">{t('deniedTitle')}</p>
        <p>{t('deniedText')}</p>
      </div>
    </div>
  )
}
