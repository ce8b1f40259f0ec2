type Named = { providerOrderId: string; reason: string; part?: string }

/** Only letters, digits and dashes: the gateway allows no more. */
export const refundKeyOf = ({ providerOrderId, reason, part }: Named) =>
  [providerOrderId, reason, part].filter(Boolean).join('-')
