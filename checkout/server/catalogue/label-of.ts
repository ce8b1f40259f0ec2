type Labelled = { labelId: string | null; labelEn: string | null }

/** Returns the label that distinguishes the variant; null for an only variant. */
export const labelOf = ({ labelId, labelEn }: Labelled) => (labelId && labelEn ? { id: labelId, en: labelEn } : null)
