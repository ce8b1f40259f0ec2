/** Orders of a post's comments. */
export const COMMENT_SORTS = ['newest', 'top'] as const

export type CommentSort = (typeof COMMENT_SORTS)[number]
