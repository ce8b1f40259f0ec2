'use client'

import { useState } from 'react'
import { Icon } from '@/app/_ui/lucide-icon'

export function CopyButton({ text, words }: { text: string; words: { copy: string; copied: string } }) {
  const [copied, setCopied] = useState(false)

  return (
    <button
      type="button"
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control font-bold text-pasar-deep noscript:hidden print:hidden"
    >
      <Icon of={copied ? 'icon-Check' : 'icon-Copy'} size={18} />
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
