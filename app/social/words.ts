import type { Messages } from '@/i18n/request'

/**
 * The part of the topic `social` that a post needs. The feed's first page contains only these
 * messages.
 */
export const BESIDE_A_POST = [
  ...(['like', 'liked', 'save', 'savedMark', 'follow', 'following', 'unfollow', 'share', 'more'] as const),
  ...(['notInterested', 'hideSeller', 'report', 'hiddenPost', 'hiddenSeller', 'undo', 'notKept', 'slowDown'] as const),
  ...(['why', 'whyTime', 'whyInterests', 'whyNone', 'reasonFollow', 'reasonCreator', 'reasonHashtag'] as const),
  'changeConsent',
] as const

export type SocialWords = Pick<Messages['social'], (typeof BESIDE_A_POST)[number]>

/** The messages of the sheets of a post: comments, report and share. */
export type CommentWords = Messages['social'] & Pick<Messages['account'], 'summary'>

/** Loaded by the browser when the first sheet is opened. */
export async function readCommentWords(language: string): Promise<CommentWords> {
  const [{ default: social }, { default: account }] = await Promise.all([
    import(`../../messages/${language}/social.json`),
    import(`../../messages/${language}/account.json`),
  ])

  return { ...social, summary: account.summary }
}
