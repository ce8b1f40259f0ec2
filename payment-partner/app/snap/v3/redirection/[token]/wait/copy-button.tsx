'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

type Props = { text: string; label: string; words: Record<'copied' | 'refused', string> }

export function CopyButton({ text, label, words }: Props) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
      setTimeout(() => setOutcome(undefined), 2000)
    } catch {
      // A browser may refuse, and has no clipboard at an address without TLS.
      setOutcome('refused')
    }
  }

  return (
    <button type="button" onClick={copy} className="button button-calm text-sm noscript:hidden">
      {outcome === 'copied' ? <Check size={18} aria-hidden className="text-good" /> : <Copy size={18} aria-hidden />}
      <span>{label}</span>
      <span role="status" className={outcome ? TONES[outcome] : 'sr-only'}>
        {outcome && words[outcome]}
      </span>
    </button>
  )
}

const TONES = { copied: 'text-good', refused: 'text-wrong' }
