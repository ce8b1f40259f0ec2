'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

export function CopyButton({ text, words }: { text: string; words: { copy: string; copied: string } }) {
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy

  return (
    <button
      type="button"
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control font-bold text-pasar-deep print:hidden"
    >
      <Icon size={18} aria-hidden />
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
