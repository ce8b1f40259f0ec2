import { Icon } from '@/app/_ui/lucide-icon'
import { selectInCart } from './change-cart'

type Props = {
  /** The item or shop that it selects; everything when omitted. */
  fields?: { sku: string } | { shopId: string }
  label: string
  checked: boolean | 'mixed'
  /** True when nothing of it can be sold. */
  disabled?: boolean
  /** Label beside the box. */
  children?: React.ReactNode
}

/** A check box that submits at once: the server computes the total, without JavaScript. */
export function SelectButton({ fields = undefined, label, checked, disabled = false, children }: Props) {
  return (
    <form action={selectInCart}>
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: a box of a form is sent with a button, and this one is both */}
      <button
        type="submit"
        name="selected"
        value={checked === true ? 'no' : 'yes'}
        role="checkbox"
        aria-checked={checked}
        aria-label={label}
        disabled={disabled}
        className="group flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-3 disabled:cursor-not-allowed"
      >
        <span className="grid size-6 shrink-0 place-items-center rounded-lg border-2 border-quiet text-card group-disabled:border-line group-aria-[checked=mixed]:border-pasar-deep group-aria-checked:border-pasar-deep group-aria-[checked=mixed]:bg-pasar-deep group-aria-checked:bg-pasar-deep">
          {checked !== false && <Icon of={checked === 'mixed' ? 'icon-Minus' : 'icon-Check'} size={18} />}
        </span>
        {children}
      </button>
    </form>
  )
}
