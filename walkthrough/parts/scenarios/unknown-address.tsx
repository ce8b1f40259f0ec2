'use client'

import { useParams } from 'next/navigation'
import { fill } from '@/i18n/words'

/** What was asked for, and that there is no such thing. The list follows. */
export function UnknownAddress({ unknown, unknownStep }: { unknown: string; unknownStep: string }) {
  const { id = '', step } = useParams<{ id?: string; step?: string }>()
  const asked = (text: string) => decodeURIComponent(text).slice(0, 60)

  return (
    <p role="status" className="mb-5 rounded-card bg-warn-wash p-4 font-bold text-warn">
      {step ? fill(unknownStep, { step: asked(step) }) : fill(unknown, { id: asked(id) })}
    </p>
  )
}
