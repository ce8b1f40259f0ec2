/** The name of what is typed under a post, or in answer to a comment. */
export const draftOfComment = ({ post, answers = '' }: { post: string; answers?: string | undefined }) =>
  `comment ${post} ${answers}`
