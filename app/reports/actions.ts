'use server'

import { ACTS } from '@/server/account/limits'
import { reportForm } from '@/server/social/input'
import { formAction } from '../_forms/actions'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

/** Sends a report to the moderators. The reported post is not shown to the reporter again. */
export const sendReport = formAction(
  { who: 'member', refusal: 303, limits: [ACTS] },
  { schema: reportForm, words: 'account.mistakes', otherwise: 'reason' },
  async ({ post = '', comment, creator, ...report }) => {
    const about = creator
      ? { kind: 'creator' as const, creatorId: creator }
      : { kind: 'post' as const, postId: post, commentId: comment }
    const { social } = await getRamai()
    const reporting = social.report({ about, ...report }).then(async () => {
      if (about.kind === 'post' && !comment) await social.hidePost({ postId: post, on: true })
    })
    await asMember(reporting, {
      deed: { act: 'return' },
      to: `/${creator ? 'creators' : 'posts'}/${encodeURIComponent(creator || post)}/report`,
    })

    return { sent: true }
  },
)
