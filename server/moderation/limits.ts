export const TAKEDOWN_REASONS = ['misleading', 'unsafe_product', 'unmarked_ad', 'hate', 'spam', 'other'] as const
