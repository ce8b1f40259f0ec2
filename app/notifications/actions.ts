'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { ACTS } from '@/server/account/limits'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

export const markAllRead = action({ who: 'member', refusal: 303, limits: [ACTS] }, async () => {
  const { social } = await getRamai()
  await asMember(social.markAllRead(), { deed: { act: 'return' }, to: '/notifications' })

  redirect('/notifications')
})
