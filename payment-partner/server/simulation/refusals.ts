/** The two refusals of `/_sim`; malformed requests are refused earlier. */
export class UnknownOrder extends Error {
  constructor(orderId: string) {
    super(`No order ${orderId}.`)
  }
}

export class NotPossibleNow extends Error {}
