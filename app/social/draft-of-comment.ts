/** Returns the key of a comment's draft. */
export const draftOfComment = ({ post, answers = '' }: { post: string; answers?: string | undefined }) =>
  `comment ${post} ${answers}`
