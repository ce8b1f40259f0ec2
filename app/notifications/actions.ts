'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

export const markAllRead = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async () => {
    const { social } = await getRamai()
    await asMember(social.markAllRead(), { deed: { act: 'return' }, to: '/notifications' })

    redirect('/notifications')
  },
)
