export const LONGEST_COMMENT = 500

export const REPORT_REASONS = ['misleading', 'unsafe_product', 'hate', 'spam', 'other'] as const
