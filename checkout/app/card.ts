/** The sheet that a part of a page lies on. */
export const card = 'rounded-card border border-line bg-card p-5 sm:p-6'
