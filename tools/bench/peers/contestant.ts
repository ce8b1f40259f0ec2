/** Whose turn it is, and how many orders were begun before: who buys again is the same person. */
export type Turn = { buyer: number; order: number }

/** A shop that is measured beside others. */
export type Contestant = {
  name: string
  /** One whole purchase, until its payment is confirmed. */
  buy: (turn: Turn) => Promise<unknown>
  /** The processes that work for it, by what is charged for them. */
  parts: Record<string, number[]>
  /** Addresses, by what they are called in the report. */
  databases: Record<string, string>
  /** Resolves when everything has happened that its orders have caused, also what would happen hours later. */
  finish: () => Promise<void>
  stop: () => Promise<void>
}
