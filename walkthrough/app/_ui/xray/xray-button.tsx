import { ScanEye } from 'lucide-react'
import { closeXray, openXray, useXray } from './use-xray'

type XrayButtonProps = { word: string; className: string }

/** Shows the three cards in place of the screens, and the screens again. */
export function XrayButton({ word, className }: XrayButtonProps) {
  const { open } = useXray()

  return (
    <button
      type="button"
      title={word}
      aria-pressed={open}
      onClick={() => (open ? closeXray() : openXray())}
      className={className}
    >
      <ScanEye size={16} aria-hidden />
      <span className="room:sr-only">{word}</span>
    </button>
  )
}
