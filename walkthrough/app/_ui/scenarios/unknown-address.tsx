'use client'

import { useParams } from 'next/navigation'
import { fill } from '@/i18n/words'

/** Says that the address names no scenario or step; the list follows on the page. */
export function UnknownAddress({ unknown, unknownStep }: { unknown: string; unknownStep: string }) {
  const { id = '', step } = useParams<{ id?: string; step?: string }>()
  const excerptOf = (text: string) => decodeURIComponent(text).slice(0, 60)

  return (
    <p role="status" className="mb-5 rounded-card bg-warn-wash p-4 font-bold text-warn">
      {step ? fill(unknownStep, { step: excerptOf(step) }) : fill(unknown, { id: excerptOf(id) })}
    </p>
  )
}
