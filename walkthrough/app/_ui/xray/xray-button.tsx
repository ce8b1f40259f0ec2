import { ScanEye } from 'lucide-react'
import { useConsole } from '../live/use-console'
import { isPaid } from './is-paid'
import { closeXray, openXray, useXray } from './use-xray'

const STRONG = 'button bg-white px-3 text-night text-sm'

type XrayButtonProps = { word: string; className: string }

/** Toggles between the three cards and the screens. Highlighted once the purchase is paid. */
export function XrayButton({ word, className }: XrayButtonProps) {
  const { open } = useXray()
  const paid = useConsole(isPaid)

  return (
    <button
      type="button"
      aria-pressed={open}
      onClick={() => (open ? closeXray() : openXray())}
      className={paid && !open ? STRONG : className}
    >
      <ScanEye size={16} aria-hidden />
      {word}
    </button>
  )
}
