import type { createCaller } from './router'

type Caller = ReturnType<typeof createCaller>

/** The output of each procedure, for the components that show it. */
export type RouterOutputs = {
  [Router in keyof Caller]: {
    [Name in keyof Caller[Router]]: Caller[Router][Name] extends (...input: never[]) => Promise<infer Output>
      ? Output
      : never
  }
}
