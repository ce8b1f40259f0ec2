'use client'

import { Printer } from 'lucide-react'
import { button } from '@/app/styles'

export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.print()} className={button.quiet}>
      <Printer size={20} aria-hidden />
      {label}
    </button>
  )
}
