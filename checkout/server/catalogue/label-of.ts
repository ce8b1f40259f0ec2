type Labelled = { labelId: string | null; labelEn: string | null }

/** What tells a variant from the others of its product; null where there are none. */
export const labelOf = ({ labelId, labelEn }: Labelled) => (labelId && labelEn ? { id: labelId, en: labelEn } : null)
