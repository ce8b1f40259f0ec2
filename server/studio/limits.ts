export const LONGEST_CAPTION = 600

/** The fields of the studio's form, stored as typed. */
export const DRAFT_FIELDS = ['captionId', 'captionEn', 'promotion', 'media', 'alt', 'publishAt'] as const
