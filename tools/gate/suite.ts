import { printLine, red, seconds, step } from '../dev/terminal/progress.mjs'

/** Prints each test of a heavy suite when it ends, and counts it. */
export type Report = {
  /**
   * Runs one test. Returns its body's result, or `undefined` after a failure, so that further tests
   * can adapt.
   */
  test<Result>(title: string, body: () => Promise<Result>): Promise<Result | undefined>
  /** Reports a test that cannot run here. `why` is a sentence with the missing part. */
  skip(title: string, why: string): void
}

/** A suite starts what it needs and stops it again, even after a failure. */
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

  /** An error outside of a test counts as one failed test. */
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
