'use client'

import { forgetDraft } from '@jembatan/http/form-draft'
import { useEffect } from 'react'

/** Clears a draft that was sent from another page. */
export function ForgetDraft({ name }: { name: string }) {
  useEffect(() => forgetDraft(name), [name])

  return null
}
