import { CreditCard, Landmark, type LucideIcon, MonitorSmartphone, QrCode, Store, Wallet } from 'lucide-react'
import { type Method, type MethodKind, termsOf } from '@/server/method/methods'

/** Icons of our own: they show the kind of a method, never a company's mark. */
const ICONS: Record<MethodKind, LucideIcon> = {
  qr: QrCode,
  ewallet: Wallet,
  redirect: MonitorSmartphone,
  va: Landmark,
  bill: Landmark,
  counter: Store,
  card: CreditCard,
}

export function MethodIcon({ method }: { method: Method }) {
  const Icon = ICONS[termsOf(method).kind]

  return (
    <span className="grid size-11 shrink-0 place-items-center rounded-2xl border border-line bg-card text-kasir">
      <Icon size={22} aria-hidden />
    </span>
  )
}
