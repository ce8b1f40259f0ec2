/** Why a form of the back office may not be taken: each has its words there, and nothing else is said of a failure. */
export const FAILURES = {
  answerComplaint: [
    ...(['answer_too_short', 'answer_too_long', 'complaint_answered', 'order_in_migration'] as const),
    'text_unreadable',
  ],
  acceptReturn: ['return_answered', 'nothing_to_refund', 'order_in_migration'],
  refuseReturn: ['answer_too_short', 'answer_too_long', 'return_answered', 'order_in_migration', 'text_unreadable'],
  closeRefund: ['input_malformed', 'text_unreadable', 'refund_not_manual', 'refund_missing', 'order_in_migration'],
  giveBack: [
    ...(['amount_malformed', 'text_unreadable', 'nothing_to_refund', 'refund_exceeds_payment'] as const),
    'order_in_migration',
  ],
  recordTransfer: ['input_malformed', 'text_unreadable', 'former_shop_owes_nothing', 'former_shop_amount'],
  handIn: [
    ...(['number_malformed', 'price_malformed', 'price_under_100_usd', 'picture_too_large'] as const),
    ...(['picture_unreadable', 'good_not_blocked', 'text_unreadable'] as const),
  ],
  decideRow: [
    ...(['cell_invalid', 'column_unknown', 'nothing_changed', 'row_changed', 'row_not_quarantined'] as const),
    ...(['reason_wrong', 'row_takes_others', 'text_unreadable'] as const),
  ],
  moveOrderOn: ['order_not_ready', 'order_missing', 'parcel_missing', 'order_in_migration'],
} as const

export type Failure<Form extends keyof typeof FAILURES> = (typeof FAILURES)[Form][number]
