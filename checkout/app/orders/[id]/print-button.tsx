'use client'

import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'

export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.print()} className={`${button.quiet} noscript:hidden`}>
      <Icon of="icon-Printer" size={20} />
      {label}
    </button>
  )
}
