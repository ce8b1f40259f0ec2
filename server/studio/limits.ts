export const LONGEST_CAPTION = 600

/** What a form of the studio holds, as it was typed. */
export const DRAFT_FIELDS = ['captionId', 'captionEn', 'promotion', 'media', 'alt', 'publishAt'] as const
