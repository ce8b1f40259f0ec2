/** In the order in which they hang on each other. */
export const TABLES = [
  ...(['merchants', 'merchantPapers', 'products', 'shoppers', 'vouchers', 'orders', 'orderLines'] as const),
  ...(['payments', 'refunds', 'balances', 'reviews', 'invoices'] as const),
] as const
