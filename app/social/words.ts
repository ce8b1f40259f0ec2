import type { Messages } from '@/i18n/request'

/** Of the topic `social`, what stands beside a post; the feed brings these along with its first page, and no others. */
export const BESIDE_A_POST = [
  ...(['like', 'liked', 'save', 'savedMark', 'follow', 'following', 'unfollow', 'share', 'more'] as const),
  ...(['notInterested', 'hideSeller', 'report', 'hiddenPost', 'hiddenSeller', 'undo', 'notKept', 'slowDown'] as const),
  ...(['why', 'whyTime', 'whyInterests', 'whyNone', 'reasonFollow', 'reasonCreator', 'reasonHashtag'] as const),
  'changeConsent',
] as const

export type SocialWords = Pick<Messages['social'], (typeof BESIDE_A_POST)[number]>

/** What stands beside comments, and in the form that writes one. */
export type CommentWords = Messages['social'] & Pick<Messages['account'], 'summary'>

/** The browser fetches them when somebody opens the comments. */
export async function readCommentWords(language: string): Promise<CommentWords> {
  const [{ default: social }, { default: account }] = await Promise.all([
    import(`../../messages/${language}/social.json`),
    import(`../../messages/${language}/account.json`),
  ])

  return { ...social, summary: account.summary }
}
