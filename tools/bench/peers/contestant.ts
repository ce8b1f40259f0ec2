/** The buyer, and the number of orders before: a buyer who buys again is the same person. */
export type Turn = { buyer: number; order: number }

/** A shop that is compared with others. */
export type Contestant = {
  name: string
  /** One whole purchase, up to the confirmed payment. */
  buy: (turn: Turn) => Promise<unknown>
  /** Its processes by the part that they count for. */
  parts: Record<string, number[]>
  /** Database addresses by their names in the report. */
  databases: Record<string, string>
  /**
   * Resolves when all work caused by its orders is done, including work scheduled for hours later.
   */
  finish: () => Promise<void>
  stop: () => Promise<void>
}
