/** What a member may agree to, each by itself: the order of what people post, and which ads stand where ads stand. */
export const PURPOSES = ['ranking', 'ads'] as const

export type Purpose = (typeof PURPOSES)[number]
