'use client'

import { useEffect } from 'react'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { forgetAddressDraft } from './use-address-draft'

/** On the page that follows a form: its address is saved, and what was typed for it is not offered to the next one. */
export function SavedAddress({ id, text }: { id: string; text: string }) {
  useEffect(() => forgetAddressDraft(id), [id])

  return (
    <Announcement about={id}>
      <Notice tone="good">{text}</Notice>
    </Announcement>
  )
}
