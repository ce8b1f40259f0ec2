import { printLine, red, seconds, step } from '../terminal/progress.mjs'

/** What a heavy suite reports to: each test is printed as it ends, and counted. */
export type Report = {
  /** Runs one test. Gives back what its body gave, or `undefined` where it failed: what follows may do without. */
  test<Result>(title: string, body: () => Promise<Result>): Promise<Result | undefined>
  /** What cannot run here. `why` is a sentence that says what is missing. */
  skip(title: string, why: string): void
}

/** A suite brings up what it needs and takes it down again, also when a test failed. */
export type Suite = (report: Report) => Promise<void>

export class Tallied implements Report {
  readonly sum = { passed: 0, failed: 0, skipped: 0 }

  async test<Result>(title: string, body: () => Promise<Result>) {
    try {
      const result = await step(title, body)
      this.sum.passed += 1
      return result
    } catch (error) {
      this.sum.failed += 1
      printLine(red(`    ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`))
      return undefined
    }
  }

  skip(title: string, why: string) {
    this.sum.skipped += 1
    printLine(`  - ${title}: skipped. ${why}`)
  }

  /** What a suite itself throws counts as one failed test. */
  async run(title: string, suite: Suite) {
    const since = Date.now()
    printLine(`\n  ${title}`)
    try {
      await suite(this)
    } catch (error) {
      await this.test(`${title} runs to its end`, () => Promise.reject(error))
    }
    printLine(`  ${title}: ${seconds(Date.now() - since)}`)
  }
}
