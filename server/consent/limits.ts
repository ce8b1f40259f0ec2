/**
 * The purposes of consent, each granted separately: the order of unpaid posts, and which ads fill
 * the places of ads.
 */
export const PURPOSES = ['ranking', 'ads'] as const

export type Purpose = (typeof PURPOSES)[number]
