import type { createCaller } from './router'

type Caller = ReturnType<typeof createCaller>

/** What each procedure answers a page, for the parts of pages that show it. */
export type RouterOutputs = {
  [Router in keyof Caller]: {
    [Name in keyof Caller[Router]]: Caller[Router][Name] extends (...input: never[]) => Promise<infer Output>
      ? Output
      : never
  }
}
