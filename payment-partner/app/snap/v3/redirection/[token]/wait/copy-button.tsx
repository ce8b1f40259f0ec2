'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }

  return (
    <button type="button" onClick={copy} className="button button-calm text-sm">
      {copied ? <Check size={18} aria-hidden className="text-good" /> : <Copy size={18} aria-hidden />}
      <span>{label}</span>
      <span role="status" className={copied ? 'text-good' : 'sr-only'}>
        {copied ? done : ''}
      </span>
    </button>
  )
}
