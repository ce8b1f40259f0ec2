/** What `/_sim` says no to: two reasons, since the rest is malformed and never gets this far. */
export class UnknownOrder extends Error {
  constructor(orderId: string) {
    super(`No order ${orderId}.`)
  }
}

export class NotPossibleNow extends Error {}
