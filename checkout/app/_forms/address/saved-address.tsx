'use client'

import { useEffect } from 'react'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { forgetAddressDraft } from './use-address-draft'

/**
 * Shown on the page after a saved form. Deletes the draft, so that the next form does not restore
 * it.
 */
export function SavedAddress({ id, text }: { id: string; text: string }) {
  useEffect(() => forgetAddressDraft(id), [id])

  return (
    <Announcement about={id}>
      <Notice tone="good">{text}</Notice>
    </Announcement>
  )
}
